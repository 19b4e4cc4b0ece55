import type { Locale } from '#lib/domain/locale.ts';
import type { Channel, PollState } from '#lib/domain/poll.ts';
import type { Method } from '#lib/domain/tally/counting.ts';
import { m } from './paraglide/messages.js';

export { findingOf, findingsOf, quorumMissed, type Found } from './poll-result/finding.ts';

type Word = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

/** The state as one word, the same on every page and in every mail. */
export const pollStateWords: Record<PollState, Word> = {
	draft: m.poll_state_draft,
	scheduled: m.poll_state_scheduled,
	open: m.poll_state_open,
	closed: m.poll_state_closed,
	annulled: m.poll_state_annulled
};

/** By which way a ballot came. */
export const channelWords: Record<Channel, Word> = {
	online: m.poll_channel_online,
	code: m.poll_channel_code,
	paper: m.poll_channel_paper,
	assisted: m.poll_channel_assisted,
	kiosk: m.poll_channel_kiosk
};

/** What a method adds up, which is neither ballots nor people. */
export function countedWord(method: Method, locale?: Locale): string {
	return countedWords[method]({}, { locale });
}

const countedWords: Record<Method, Word> = {
	majority: m.result_votes_label,
	consent: m.result_answers_label,
	plurality: m.result_votes_label,
	approval: m.result_votes_label,
	score: m.result_scores_label,
	'majority-judgment': m.result_scores_label,
	irv: m.result_rankings_label,
	stv: m.result_rankings_label,
	'stv-scottish': m.result_rankings_label,
	schulze: m.result_rankings_label,
	'ranked-pairs': m.result_rankings_label,
	borda: m.result_points_label,
	dots: m.result_points_label,
	'budget-greedy': m.result_votes_label,
	'budget-greedy-no-skip': m.result_votes_label,
	'equal-shares': m.result_votes_label,
	'best-time': m.result_answers_label
};
