import type { Locale } from '#lib/domain/locale.ts';
import type { ProposalState } from '#lib/domain/proposal.ts';
import type { Phase } from '#lib/domain/proposal/timeline.ts';
import { count } from './dates.ts';
import { m } from './paraglide/messages.js';

type Word = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

/** The state as one word or two, the same on every page and in every mail. */
export const stateWords: Record<Phase['state'], Word> = {
	draft: m.proposal_state_draft,
	gathering: m.proposal_state_gathering,
	'threshold-reached': m.proposal_state_threshold_reached,
	'under-review': m.proposal_state_under_review,
	answer: m.proposal_state_answer,
	accepted: m.proposal_state_accepted,
	'accepted-in-part': m.proposal_state_accepted_in_part,
	'not-now': m.proposal_state_not_now,
	declined: m.proposal_state_declined,
	'not-city-matter': m.proposal_state_not_city_matter,
	'in-progress': m.proposal_state_in_progress,
	done: m.proposal_state_done,
	dropped: m.proposal_state_dropped,
	withdrawn: m.proposal_state_withdrawn,
	merged: m.proposal_state_merged
};

/** "What happens next", for every state; `threshold` is the number to reach, if there is one. */
export function nextWords(state: ProposalState, threshold: string | null): string {
	if (state === 'gathering' && threshold !== null)
		return m.proposal_next_gathering_to({ threshold });
	return nexts[state]();
}

const nexts: Record<ProposalState, Word> = {
	draft: m.proposal_next_draft,
	gathering: m.proposal_next_gathering,
	'threshold-reached': m.proposal_next_threshold_reached,
	'under-review': m.proposal_next_under_review,
	accepted: m.proposal_next_accepted,
	'accepted-in-part': m.proposal_next_accepted_in_part,
	'not-now': m.proposal_next_not_now,
	declined: m.proposal_next_declined,
	'not-city-matter': m.proposal_next_not_city_matter,
	'in-progress': m.proposal_next_in_progress,
	done: m.proposal_next_done,
	dropped: m.proposal_next_dropped,
	withdrawn: m.proposal_next_withdrawn,
	merged: m.proposal_next_merged
};

/** How many stand behind it, and of how many that are needed: `42 of 50 supports`. */
export function supportWords(supports: number, threshold: number | null): string {
	const said = { supports: count(supports), threshold: count(threshold ?? 0) };
	if (threshold !== null)
		return supports < threshold ? m.home_of_threshold(said) : m.home_reached(said);
	return m.home_supports({ count: supports, n: said.supports });
}
