/** What the city can answer. */
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
	'withdrawn',
	'merged'
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Published, and the city has not answered yet: it can be supported, reviewed, answered, withdrawn. */
export const openStates = ['gathering', 'threshold-reached', 'under-review'] as const;
export type OpenState = (typeof openStates)[number];
/** A yes, after which something is to happen. */
export const promises = ['accepted', 'accepted-in-part'] as const;
export const afterwards = ['in-progress', 'done', 'dropped'] as const;
const answered = [...verdicts, ...afterwards] as const;

/** Every way from a state to a state; there is no other. A correction may also leave the state as it is. */
export const transitions = {
	publish: { from: ['draft'], to: ['gathering'] },
	'reach threshold': { from: ['gathering'], to: ['threshold-reached'] },
	'take under review': { from: ['gathering', 'threshold-reached'], to: ['under-review'] },
	answer: { from: openStates, to: verdicts },
	'correct answer': { from: answered, to: answered },
	'start progress': { from: promises, to: ['in-progress'] },
	finish: { from: [...promises, 'in-progress'], to: ['done'] },
	drop: { from: [...promises, 'in-progress'], to: ['dropped'] },
	withdraw: { from: openStates, to: ['withdrawn'] },
	// It lives on in another, with the consent of both authors; undone, it is what it was.
	merge: { from: openStates, to: ['merged'] },
	'undo merger': { from: ['merged'], to: openStates }
} as const satisfies Record<
	string,
	{ from: readonly ProposalState[]; to: readonly ProposalState[] }
>;
export type Transition = keyof typeof transitions;

/** Whether a transition may leave from this state. */
export function can(transition: Transition, state: ProposalState): boolean {
	return isOneOf(transitions[transition].from, state);
}

/** Whether people can stand behind it, and step back again: from publishing until the answer. */
export function isSupportable(state: ProposalState): boolean {
	return isOneOf(openStates, state);
}

/** Its text may change while it is a draft, and while it gathers support (each time as a new version). */
export function isEditable(state: ProposalState): boolean {
	return state === 'draft' || state === 'gathering';
}

/** Supports are counted from all channels; a group without a threshold has none to reach. */
export function hasReached({
	supports,
	threshold
}: {
	supports: number;
	threshold: number | null;
}): boolean {
	return threshold !== null && supports >= threshold;
}

/** A verdict after which something is to happen. */
export function isPromise(verdict: Verdict): boolean {
	return isOneOf(promises, verdict);
}

/** Whether a word is one of a list; tells the compiler too. */
export function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
	return list.some((one) => one === value);
}
