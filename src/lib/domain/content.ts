/** What people write. A new kind begins here, and with its pages. */
export type ContentKind =
	'proposal' | 'poll' | 'thread' | 'comment' | 'profile' | 'group' | 'version' | 'remark';

/** What can be followed; the others stand in something else, and become content when somebody looks at them. */
export type FollowedKind = Exclude<ContentKind, 'version' | 'remark'>;

/** Of which former versions are kept; one that was reported is content of the kind `version`. */
export type VersionedKind = Extract<ContentKind, 'proposal' | 'comment'>;

/** What is published as a text of its own; a profile and the page of a group go with a person and a group. */
export const textKinds = [
	'proposal',
	'poll',
	'thread',
	'comment'
] as const satisfies readonly ContentKind[];

/** Where it is read, below the city's address: `proposals/7`, `groups/2`; null for what has no page. */
export function placeOfContent({
	kind,
	id,
	groupId
}: {
	kind: ContentKind;
	id: number;
	groupId: number | null;
}): string | null {
	if (kind === 'profile') return null;
	return kind === 'group' ? `groups/${groupId}` : `${kind}s/${id}`;
}
