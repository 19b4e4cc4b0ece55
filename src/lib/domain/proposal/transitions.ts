import { Conflict } from '#lib/domain/errors.ts';
import {
	afterwards,
	can,
	hasReached,
	isEditable,
	isOneOf,
	isPromise,
	isSupportable,
	openStates,
	verdicts,
	type OpenState,
	type ProposalState,
	type Transition,
	type Verdict
} from '#lib/domain/proposal.ts';

/** A draft goes out to its group. @throws Conflict when it is out already */
export function publish(state: ProposalState): 'gathering' {
	leave('publish', state);
	return 'gathering';
}

/** @throws Conflict when the state is not gathering, or fewer people support it than its threshold asks */
export function reachThreshold(
	state: ProposalState,
	{ supports, threshold }: { supports: number; threshold: number | null }
): 'threshold-reached' {
	leave('reach threshold', state);
	if (!hasReached({ supports, threshold })) throw new Conflict('proposal_below_threshold');
	return 'threshold-reached';
}

/** The city begins to look into it, with or without a threshold. @throws Conflict */
export function takeUnderReview(state: ProposalState): 'under-review' {
	leave('take under review', state);
	return 'under-review';
}

/** The city answers, once. @throws Conflict when it has, or when there is nothing to answer any more */
export function answer(state: ProposalState, verdict: Verdict): Verdict {
	leave('answer', state);
	return verdict;
}

/**
 * A later version of the answer. Once work has begun the state stays, and the answer has to remain
 * a yes: a promise that is not kept is dropped with a note, not answered anew.
 * @throws Conflict
 */
export function correctAnswer(state: ProposalState, verdict: Verdict): ProposalState {
	leave('correct answer', state);
	if (!isOneOf(afterwards, state)) return verdict;
	if (!isPromise(verdict)) throw new Conflict('proposal_progress_begun');
	return state;
}

/** Work on what was accepted begins. @throws Conflict */
export function startProgress(state: ProposalState): 'in-progress' {
	leave('start progress', state);
	return 'in-progress';
}

/** What was accepted is done: final. @throws Conflict */
export function finish(state: ProposalState): 'done' {
	leave('finish', state);
	return 'done';
}

/** What was accepted will not be done after all: final. @throws Conflict */
export function drop(state: ProposalState): 'dropped' {
	leave('drop', state);
	return 'dropped';
}

/** Its author takes it back before the answer: final. @throws Conflict */
export function withdraw(state: ProposalState): 'withdrawn' {
	leave('withdraw', state);
	return 'withdrawn';
}

/** It lives on in another. @throws Conflict when it takes no supports any more */
export function merge(state: ProposalState): 'merged' {
	leave('merge', state);
	return 'merged';
}

/** It is what it was before it was merged. @throws Conflict when it is not merged */
export function undoMerger(state: ProposalState, former: OpenState): OpenState {
	if (!can('undo merger', state)) throw new Conflict('merger_over');
	return former;
}

/** @throws Conflict when the proposal takes no support, or gives none back, any more (or not yet) */
export function requireSupportable(state: ProposalState): void {
	if (!isSupportable(state)) throw new Conflict(whyClosed(state));
}

/** @throws Conflict when the text stands as it is */
export function requireEditable(state: ProposalState): void {
	if (state === 'threshold-reached') throw new Conflict('proposal_text_stands');
	if (!isEditable(state)) throw new Conflict(whyClosed(state));
}

function leave(transition: Transition, state: ProposalState): void {
	if (can(transition, state)) return;
	if (transition === 'publish') throw new Conflict('proposal_published');
	const isProgress = isOneOf(progressTransitions, transition);
	throw new Conflict(isProgress ? whyNoProgress(state) : whyClosed(state));
}

const progressTransitions = ['correct answer', 'start progress', 'finish', 'drop'] as const;

/** Why people, or the city, cannot do now what has to be done before the answer: a reason of refusal. */
function whyClosed(state: ProposalState): string {
	if (state === 'draft') return 'proposal_not_published';
	if (state === 'withdrawn') return 'proposal_withdrawn';
	if (state === 'merged') return 'proposal_merged';
	return isOneOf(openStates, state) ? 'proposal_under_review' : 'proposal_answered';
}

/** Why something that follows an answer cannot happen now. */
function whyNoProgress(state: ProposalState): string {
	if (state === 'withdrawn') return 'proposal_withdrawn';
	if (state === 'merged') return 'proposal_merged';
	if (state === 'in-progress') return 'proposal_in_progress';
	if (isOneOf(afterwards, state)) return 'proposal_finished';
	return isOneOf(verdicts, state) ? 'proposal_not_accepted' : 'proposal_not_answered';
}
