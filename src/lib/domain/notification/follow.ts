/** What can be followed, the narrowest first. */
export const followKinds = [
	'content',
	'person',
	'group',
	'category',
	'neighbourhood',
	'city'
] as const;
export type FollowKind = (typeof followKinds)[number];

/** One thing to follow; of a person, what they write. */
export interface FollowSubject {
	kind: FollowKind;
	id: number;
}

/**
 * How near a source of news is to what it tells of: the nearest row decides. Who stopped following a
 * proposal is not told of it by following its group; who follows a proposal is told though the group
 * is muted.
 */
export const nearness = {
	content: 0,
	person: 1,
	group: 2,
	category: 3,
	neighbourhood: 3,
	roll: 4,
	coordinators: 4,
	named: 4,
	everybody: 4,
	city: 5
} as const satisfies Record<Source, number>;

/**
 * Where the people come from who are told: rows of follow; the roll of the poll; who coordinates the
 * group today; the residents whom the occurrence itself names; every resident of the city.
 */
export type Source = FollowKind | 'roll' | 'coordinators' | 'named' | 'everybody';

export function isFollowKind(source: Source): source is FollowKind {
	return (followKinds as readonly string[]).includes(source);
}
