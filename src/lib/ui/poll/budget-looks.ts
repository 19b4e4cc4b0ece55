import type { GreedyStep, GreedyTally, SharesTally } from '#lib/domain/tally/result-budget.ts';

/** What became of a project, with its votes and the figure that explains it. */
export type Look = {
	readonly project: number;
	/** Points, or supporters where shares are spent. */
	readonly votes: string;
	/** Money left after it, or what each supporter pays at most. */
	readonly figure: string | null;
	readonly fate: GreedyStep['outcome'] | 'bought' | 'completed' | 'short' | 'unsupported';
};

/** All projects in the order in which the count came to them. */
export function looksOf(tally: GreedyTally | SharesTally): Look[] {
	if (tally.method !== 'equal-shares') {
		return tally.steps.map(({ project, left, outcome }) => ({
			project,
			votes: tally.points[project] ?? '0',
			figure: left,
			fate: outcome
		}));
	}
	const votes = (project: number) => String(tally.supporters[project] ?? 0);
	const left = [...tally.options.keys()]
		.filter((project) => !tally.winners.includes(project))
		.sort((a, b) => (tally.supporters[b] ?? 0) - (tally.supporters[a] ?? 0));
	return [
		...tally.steps.map(({ project, price }) => ({
			project,
			votes: votes(project),
			figure: price,
			fate: 'bought' as const
		})),
		...tally.completed.map((project) => ({
			project,
			votes: votes(project),
			figure: null,
			fate: 'completed' as const
		})),
		...left.map((project) => ({
			project,
			votes: votes(project),
			figure: null,
			fate: tally.supporters[project] ? ('short' as const) : ('unsupported' as const)
		}))
	];
}
