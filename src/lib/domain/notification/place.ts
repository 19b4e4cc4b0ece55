/** Where a notification leads, below the city's address. */
export function placeOf({
	contentKind,
	contentId,
	groupId
}: {
	contentKind: 'proposal' | 'poll' | null;
	contentId: number | null;
	groupId: number | null;
}): string {
	return contentKind === null ? `groups/${groupId}` : `${contentKind}s/${contentId}`;
}
