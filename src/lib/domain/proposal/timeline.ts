import { isOneOf, verdicts, type ProposalState } from '#lib/domain/proposal.ts';

/** One mark on the time line; `answer` stands for the verdict that is not known yet. */
export interface Phase {
	state: ProposalState | 'answer';
	when: 'past' | 'now' | 'ahead';
	/** When it was reached; null for what is ahead. */
	at: Date | null;
}

interface Course {
	state: ProposalState;
	stateSince: Date;
	publishedAt: Date | null;
	threshold: number | null;
	/** What happened, first to last. */
	steps: readonly { from?: ProposalState; to: ProposalState; at: Date }[];
}

/**
 * The time line of a proposal: what it went through, where it is, what is still ahead. States that
 * were passed over are left out; a corrected answer counts once, as it stands, and a merger that was
 * undone not at all.
 */
export function timelineOf({ state, stateSince, publishedAt, threshold, steps }: Course): Phase[] {
	if (state === 'draft') return [];
	const reached = new Map<string, { state: ProposalState; at: Date }>();
	if (publishedAt) reached.set('gathering', { state: 'gathering', at: publishedAt });
	for (const { from, to, at } of [...steps, { from: undefined, to: state, at: stateSince }]) {
		if (from === 'merged') reached.delete('merged');
		const key = isOneOf(verdicts, to) ? 'answer' : to;
		reached.set(key, { state: to, at: reached.get(key)?.at ?? at });
	}
	const last = reached.size - 1;
	return [
		...[...reached.values()].map((phase, number) => ({
			...phase,
			when: number === last ? ('now' as const) : ('past' as const)
		})),
		...ahead(state, threshold).map((state) => ({ state, when: 'ahead' as const, at: null }))
	];
}

function ahead(state: ProposalState, threshold: number | null): Phase['state'][] {
	switch (state) {
		case 'gathering':
			return [
				...(threshold === null ? [] : ['threshold-reached' as const]),
				'under-review',
				'answer'
			];
		case 'threshold-reached':
			return ['under-review', 'answer'];
		case 'under-review':
			return ['answer'];
		case 'accepted':
		case 'accepted-in-part':
			return ['in-progress', 'done'];
		case 'in-progress':
			return ['done'];
		default:
			return [];
	}
}

/** Whether a step said again, or otherwise, what the city had answered. */
export function isCorrection({ from, to }: { from: ProposalState; to: ProposalState }): boolean {
	return from === to || (isOneOf(verdicts, from) && isOneOf(verdicts, to));
}
