import { placeOfContent, type ContentKind } from '#lib/domain/content.ts';

/** Where a notification leads, below the city's address; what is about no text and no group, to the rules. */
export function placeOf({
	contentKind,
	contentId,
	groupId
}: {
	contentKind: ContentKind | null;
	contentId: number | null;
	groupId: number | null;
}): string {
	if (contentKind !== null && contentId !== null) return placeOfContent(contentKind, contentId);
	return groupId === null ? 'rules' : `groups/${groupId}`;
}

/** What a page is about. */
export type LookedAt = { contentId: number } | { groupId: number } | { rules: true };
