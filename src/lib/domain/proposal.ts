export const verdicts = [
	'accepted',
	'accepted-in-part',
	'not-now',
	'declined',
	'not-city-matter'
] as const;
export type Verdict = (typeof verdicts)[number];

export const proposalStates = [
	'draft',
	'gathering',
	'threshold-reached',
	'under-review',
	...verdicts,
	'in-progress',
	'done',
	'dropped',
	'withdrawn'
] as const;
export type ProposalState = (typeof proposalStates)[number];
