import type { BallotFault } from '#lib/domain/poll/fill/fault.ts';
import { optionsOf } from '#lib/domain/poll/options.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import { minus, readRational, writeRational, ZERO } from '#lib/domain/tally/exact.ts';
import { money } from './amounts.ts';
import { m } from './paraglide/messages.js';

/** What a fault is about: the question, where it has one, and the currency of its costs. */
interface About {
	asked?: Question | undefined;
	currency?: string | undefined;
}

/** Why a ballot was not taken, as a sentence that says what to do. */
export function faultSaid(fault: BallotFault, asked?: Question, currency?: string): string {
	const saying = sayings[fault.refusal] as (fault: BallotFault, about: About) => string;
	return saying(fault, { asked, currency });
}

type Refusal = BallotFault['refusal'];
type Sayings = {
	[R in Refusal]: (fault: Extract<BallotFault, { refusal: R }>, about: About) => string;
};

const sayings: Sayings = {
	'unknown-option': () => m.ballot_fault_unknown_option(),
	'named-twice': ({ option }, about) =>
		m.ballot_fault_named_twice({ option: named(option, about) }),
	'none-and-others': (_, about) =>
		m.ballot_fault_none_and_others({ option: withRole('none', about) }),
	'too-few': ({ least, given }, { asked }) => few(asked)({ count: least, given }),
	'too-many': ({ most, given }, { asked }) => many(asked)({ count: most, given }),
	'not-a-rank': ({ option, most }, about) =>
		m.ballot_fault_not_a_rank({ option: named(option, about), most }),
	'rank-shared': ({ rank }) => m.ballot_fault_rank_shared({ rank }),
	'rank-skipped': ({ rank }) => m.ballot_fault_rank_skipped({ rank }),
	'not-a-score': ({ option, lowest, highest }, about) =>
		m.ballot_fault_not_a_score({ option: named(option, about), lowest, highest }),
	'not-points': ({ option, most }, about) =>
		m.ballot_fault_not_points({ option: named(option, about), count: most }),
	'too-many-points': ({ most, given }) =>
		m.ballot_fault_many_points({ count: most, given, over: given - most }),
	'points-left': ({ most, given }) => m.ballot_fault_points_left({ count: most, given }),
	'over-budget': ({ cost, total }, { currency }) =>
		m.ballot_fault_over_budget({
			cost: money(cost, undefined, currency),
			total: money(total, undefined, currency),
			over: money(difference(cost, total), undefined, currency)
		}),
	'not-an-answer': ({ option }, about) =>
		option === undefined
			? m.ballot_fault_not_an_answer()
			: m.ballot_fault_not_an_answer_beside({ option: named(option, about) }),
	unanswered: () => m.ballot_fault_unanswered(),
	'sent-twice': () => m.ballot_fault_sent_twice(),
	'not-text': () => m.ballot_fault_not_text(),
	'not-this-form': () => m.ballot_fault_not_this_form(),
	unclean: () => m.invalid_unclean(),
	'too-long': ({ most }) => m.invalid_too_long({ count: most }),
	'reason-missing': () => m.ballot_fault_reason_missing(),
	'reason-alone': () => m.ballot_fault_reason_alone(),
	'written-in-missing': (_, about) =>
		m.ballot_fault_written_in_missing({ option: withRole('written-in', about) }),
	'written-in-alone': (_, about) =>
		m.ballot_fault_written_in_alone({ option: withRole('written-in', about) })
};

function few(asked?: Question) {
	if (asked?.kind === 'ranked') return m.ballot_fault_few_ranked;
	if (asked?.kind === 'scored') return m.ballot_fault_few_scored;
	return asked?.kind === 'budget' ? m.ballot_fault_few_projects : m.ballot_fault_few_marked;
}

function many(asked?: Question) {
	if (asked?.kind === 'ranked') return m.ballot_fault_many_ranked;
	return asked?.kind === 'budget' ? m.ballot_fault_many_projects : m.ballot_fault_many_marked;
}

/** An option by its name; by what was sent where the question has no such option. */
function named(id: string, { asked }: About): string {
	return (asked && optionsOf(asked).find((option) => option.id === id)?.name) ?? id;
}

function withRole(role: 'none' | 'written-in', { asked }: About): string {
	return (asked && optionsOf(asked).find((option) => option.role === role)?.name) ?? '';
}

function difference(cost: string, total: string): string {
	return writeRational(minus(readRational(cost) ?? ZERO, readRational(total) ?? ZERO));
}
