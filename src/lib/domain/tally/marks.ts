import type {
	BudgetElection,
	Counted,
	MarkedElection,
	RankedElection,
	Ranking
} from './election.ts';

/** Elections from which it can be read which options a ballot approves. */
export type Markable = MarkedElection | RankedElection | BudgetElection;

/** The options that each ballot marks; for a ranking all that it ranks. */
export function approvals(election: Markable): Counted<readonly number[]>[] {
	switch (election.kind) {
		case 'marked':
			return [...election.ballots];
		case 'ranked':
			return election.ballots.map(([count, ranking]) => [count, named(ranking)]);
		case 'budget':
			return election.ballots.map(([count, points]) => [
				count,
				points.filter(([, given]) => given > 0).map(([project]) => project)
			]);
	}
}

/** The single choice of each ballot; for a ranking the first rank that is not empty. */
export function firstChoices(election: Markable): Counted<readonly number[]>[] {
	if (election.kind !== 'ranked') return approvals(election);
	return election.ballots.map(([count, ranking]) => [
		count,
		ranking.find((rank) => rank.length > 0) ?? []
	]);
}

function named(ranking: Ranking): number[] {
	return [...new Set(ranking.flat())].filter((option) => option >= 0);
}
