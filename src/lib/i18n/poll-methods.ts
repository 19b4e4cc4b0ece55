import type { Locale } from '#lib/domain/locale.ts';
import { optionsOf, seatsOf } from '#lib/domain/poll/options.ts';
import type { Asked, Question } from '#lib/domain/poll/question.ts';
import type { ConsentRule } from '#lib/domain/tally/consent.ts';
import type { Method } from '#lib/domain/tally/counting.ts';
import { compare, rational, readRational } from '#lib/domain/tally/exact.ts';
import type { MajorityRule } from '#lib/domain/tally/majority.ts';
import { money, shareWords } from './amounts.ts';
import { count } from './dates.ts';
import { m } from './paraglide/messages.js';

export { electorateSaid, quorumSaid, resultsRuleSaid, tieRuleSaid } from './poll-rules.ts';
export { secrecySaid, type SecrecySaid } from './poll-secrecy.ts';

type Word = (inputs: Record<string, never>, options?: { locale?: Locale }) => string;

/** What a method is called, the same on every page, in mails and in the published result. */
export function methodName(method: Method, locale?: Locale): string {
	return names[method]({}, { locale });
}

/**
 * How a question is counted, in two sentences and, where its rules ask for more, a third and a
 * fourth. `currency` (ISO 4217) is that of the costs of a budget.
 */
export function methodSaid(asked: Question, locale?: Locale, currency?: string): string {
	const options = { locale };
	const seats = seatsOf(asked);
	const chosen = { count: seats, n: count(seats, locale) };
	const scale = 'highest' in asked ? { lowest: asked.lowest, highest: asked.highest } : NO_SCALE;
	const total = asked.kind === 'budget' ? money(asked.total, locale, currency) : '';
	const { counting } = asked;
	switch (counting.method) {
		case 'majority':
			return majoritySaid(counting.rule, locale);
		case 'consent':
			return consentSaid(counting.rule, locale);
		case 'plurality':
			return m.poll_method_plurality_said(chosen, options);
		case 'approval':
			return m.poll_method_approval_said(chosen, options);
		case 'score':
			return m.poll_method_score_said({ ...chosen, ...scale }, options);
		case 'majority-judgment':
			return m.poll_method_majority_judgment_said({ ...chosen, ...scale }, options);
		case 'irv':
			return m.poll_method_irv_said(chosen, options);
		case 'stv':
			return m.poll_method_stv_said(chosen, options);
		case 'stv-scottish':
			return m.poll_method_stv_said(chosen, options);
		case 'schulze':
			return `${m.poll_method_schulze_said(chosen, options)} ${unrankedSaid(asked, locale)}`;
		case 'ranked-pairs':
			return `${m.poll_method_ranked_pairs_said(chosen, options)} ${unrankedSaid(asked, locale)}`;
		case 'borda':
			return m.poll_method_borda_said({ ...chosen, options: optionsOf(asked).length }, options);
		case 'dots':
			return m.poll_method_dots_said({ ...chosen, ...pointsOf(asked) }, options);
		case 'budget-greedy':
			return `${m.poll_method_budget_greedy_said({ total }, options)}${leastSaid(asked, locale)}`;
		case 'budget-greedy-no-skip':
			return `${m.poll_method_budget_greedy_no_skip_said({ total }, options)}${leastSaid(asked, locale)}`;
		case 'equal-shares':
			return `${m.poll_method_equal_shares_said({ total }, options)} ${completions[counting.completion]({}, options)}`;
		case 'best-time':
			return m.poll_method_best_time_said(chosen, options);
	}
}

function majoritySaid(rule: MajorityRule, locale?: Locale): string {
	return m.poll_method_majority_said(boundSaid(rule, locale), { locale });
}

/** "more than half" "of the yes and no votes together". */
export function boundSaid({ of, share, enough }: MajorityRule, locale?: Locale) {
	const said = { share: shareWords(share, locale) };
	const bound = (enough ? m.poll_bound_least : m.poll_bound_more)(said, { locale });
	return { bound, of: wholes[of]({}, { locale }) };
}

function consentSaid({ blocks, agree, disagree }: ConsentRule, locale?: Locale): string {
	const said = [m.poll_method_consent_said({ count: blocks, n: blocks }, { locale })];
	if (compare(readRational(agree) ?? NONE, NONE) > 0)
		said.push(m.poll_method_consent_agree({ share: shareWords(agree, locale) }, { locale }));
	if (compare(readRational(disagree) ?? WHOLE, WHOLE) < 0)
		said.push(m.poll_method_consent_disagree({ share: shareWords(disagree, locale) }, { locale }));
	return said.join(' ');
}

function unrankedSaid(asked: Question, locale?: Locale): string {
	const last = asked.kind !== 'ranked' || asked.unranked === 'last';
	return (last ? m.poll_method_unranked_last : m.poll_method_unranked_no_opinion)({}, { locale });
}

function pointsOf(asked: Question): Pick<Asked<'dotted'>, 'points'> & { most: number } {
	if (asked.kind !== 'dotted') return { points: 0, most: 0 };
	return { points: asked.points, most: Math.min(asked.mostEach, asked.points) };
}

function leastSaid(asked: Question, locale?: Locale): string {
	if (asked.kind !== 'budget' || asked.leastPoints === 0) return '';
	const least = { count: asked.leastPoints, n: count(asked.leastPoints, locale) };
	return ` ${m.poll_method_budget_least(least, { locale })}`;
}

const NONE = rational(0);
const WHOLE = rational(1);
const NO_SCALE = { lowest: 0, highest: 0 };

const wholes: Record<MajorityRule['of'], Word> = {
	votes: m.poll_bound_of_votes,
	ballots: m.poll_bound_of_ballots,
	entitled: m.poll_bound_of_entitled
};

const completions = {
	none: m.poll_method_equal_shares_none,
	add1: m.poll_method_equal_shares_add1,
	'add1-exhaustive': m.poll_method_equal_shares_add1_exhaustive,
	'add1-then-greedy': m.poll_method_equal_shares_add1_then_greedy
} as const;

const names: Record<Method, Word> = {
	majority: m.poll_method_majority_name,
	consent: m.poll_method_consent_name,
	plurality: m.poll_method_plurality_name,
	approval: m.poll_method_approval_name,
	score: m.poll_method_score_name,
	'majority-judgment': m.poll_method_majority_judgment_name,
	irv: m.poll_method_irv_name,
	stv: m.poll_method_stv_name,
	'stv-scottish': m.poll_method_stv_scottish_name,
	schulze: m.poll_method_schulze_name,
	'ranked-pairs': m.poll_method_ranked_pairs_name,
	borda: m.poll_method_borda_name,
	dots: m.poll_method_dots_name,
	'budget-greedy': m.poll_method_budget_greedy_name,
	'budget-greedy-no-skip': m.poll_method_budget_greedy_no_skip_name,
	'equal-shares': m.poll_method_equal_shares_name,
	'best-time': m.poll_method_best_time_name
};
