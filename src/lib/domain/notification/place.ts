/** What was written, of whatever kind: its pages are at `proposals/7`, `comments/7`. */
export type ToldContentKind = 'proposal' | 'poll' | 'thread' | 'comment';

/** Where a notification leads, below the city's address. */
export function placeOf({
	contentKind,
	contentId,
	groupId
}: {
	contentKind: ToldContentKind | null;
	contentId: number | null;
	groupId: number | null;
}): string {
	return contentKind === null ? `groups/${groupId}` : `${contentKind}s/${contentId}`;
}

/** What a page is about. */
export type LookedAt = { contentId: number } | { groupId: number };
