/** What was written, of whatever kind: its pages are at `proposals/7`, `comments/7`. */
export type ToldContentKind = 'proposal' | 'poll' | 'thread' | 'comment';

/** Where a notification leads, below the city's address; what is about no text and no group, to the rules. */
export function placeOf({
	contentKind,
	contentId,
	groupId
}: {
	contentKind: ToldContentKind | null;
	contentId: number | null;
	groupId: number | null;
}): string {
	if (contentKind !== null) return `${contentKind}s/${contentId}`;
	return groupId === null ? 'rules' : `groups/${groupId}`;
}

/** What a page is about. */
export type LookedAt = { contentId: number } | { groupId: number } | { rules: true };
