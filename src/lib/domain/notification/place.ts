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
	const place =
		contentKind !== null && contentId !== null
			? placeOfContent({ kind: contentKind, id: contentId, groupId })
			: null;
	if (place !== null) return place;
	return groupId === null ? 'rules' : `groups/${groupId}`;
}

/** What a page is about. */
export type LookedAt = { contentId: number } | { groupId: number } | { rules: true };
