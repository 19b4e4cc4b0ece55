import { votesNeeded } from './majority.ts';

/** Ballots cast over people entitled, in whole numbers; abstentions are ballots. */
export type Quorum = {
	readonly ballots: number;
	readonly entitled: number;
	readonly needed: number;
	readonly reached: boolean;
};

/** Whether at least the share (such as `1/4`) of those entitled cast a ballot. */
export function quorum(ballots: number, entitled: number, share: string): Quorum {
	const needed = votesNeeded(entitled, { share, enough: true });
	return { ballots, entitled, needed, reached: ballots >= needed };
}
