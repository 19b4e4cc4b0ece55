import type { Locale } from '#lib/domain/locale.ts';
import { optionsOf } from '#lib/domain/poll/options.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import type { Quorum } from '#lib/domain/tally/quorum.ts';
import type { Tally } from '#lib/domain/tally/result.ts';
import { count } from '#lib/i18n/dates.ts';
import { withoutIsolates } from '#lib/i18n/isolate.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { tellerOf, type Teller } from './teller.ts';

/** A counted poll, as far as its words need it. */
export type Found = {
	readonly quorum: Quorum | null;
	readonly interim: boolean;
	readonly questions: readonly { readonly id: string; readonly tally: Tally }[];
};

/** What was found, in one line for titles, lists and mails: "The proposal passes: 61 yes, 40 no". */
export function findingOf(asked: Question, tally: Tally, locale?: Locale): string {
	return withoutIsolates(markedFinding(asked, tally, locale));
}

/**
 * All that a poll found, a line for each question. That too few took part is said first: what
 * follows does not count then.
 */
export function findingsOf(
	{ questions }: Pick<PollRules, 'questions'>,
	found: Found,
	locale?: Locale
): string[] {
	const findings = found.questions.flatMap(({ id, tally }) => {
		const asked = questions.find((question) => question.id === id);
		return asked ? [findingOf(asked, tally, locale)] : [];
	});
	if (found.interim) return findings.map((finding) => m.finding_so_far({ finding }, { locale }));
	const missed = quorumMissed(found.quorum, locale);
	return missed === undefined ? findings : [missed, ...findings];
}

/** That too few took part; undefined where enough did, or no number was asked for. */
export function quorumMissed(quorum: Quorum | null, locale?: Locale): string | undefined {
	if (quorum === null || quorum.reached) return undefined;
	const { ballots, needed } = quorum;
	const said = { count: ballots, n: count(ballots, locale), needed: count(needed, locale) };
	return m.finding_quorum_missed(said, { locale });
}

/** The finding with the names that people wrote marked (isolate.ts), for a page. */
export function markedFinding(asked: Question, tally: Tally, locale?: Locale): string {
	const teller = tellerOf(tally, { locale });
	const { cast, blank } = tally.ballots;
	if (cast === 0) return m.finding_nothing_cast({}, teller.tongue);
	if (cast === blank) return m.finding_all_blank({}, teller.tongue);
	switch (tally.method) {
		case 'majority': {
			const said = { yes: teller.n(tally.yes), no: teller.n(tally.no) };
			return (tally.passed ? m.finding_passed : m.finding_failed)(said, teller.tongue);
		}
		case 'consent': {
			const { agree, disagree, block } = tally;
			const said = { agree: teller.n(agree), disagree: teller.n(disagree), block: teller.n(block) };
			const finding = tally.passed ? m.finding_consent_passed : m.finding_consent_failed;
			return finding(said, teller.tongue);
		}
		case 'budget-greedy':
		case 'budget-greedy-no-skip':
		case 'equal-shares':
			return funded(tally, teller);
		case 'best-time':
			return chosen(tally, teller, m.finding_best_time, m.finding_none);
		default:
			return isNoneOfThese(asked, tally)
				? m.finding_none_of_these({}, teller.tongue)
				: chosen(tally, teller, m.finding_chosen, m.finding_none);
	}
}

type Said<Inputs> = (inputs: Inputs, options: { locale?: Locale }) => string;

/** Whether the option that won is "none of these". */
function isNoneOfThese(asked: Question, { winners: [first, ...others] }: Tally): boolean {
	if (first === undefined || others.length > 0) return false;
	return optionsOf(asked)[first]?.role === 'none';
}

function chosen(
	tally: Tally,
	teller: Teller,
	some: Said<{ count: number; names: string }>,
	none: Said<Record<string, never>>
): string {
	const { winners } = tally;
	if (winners.length === 0) return none({}, teller.tongue);
	const names = teller.someNames(winners);
	if (winners.length === 1 && decidedByLot(tally).length > 0)
		return m.finding_lot({ names }, teller.tongue);
	return some({ count: winners.length, names }, teller.tongue);
}

function funded({ winners, options }: Tally, teller: Teller): string {
	if (winners.length === 0) return m.finding_none_funded({}, teller.tongue);
	const said = {
		count: winners.length,
		n: teller.n(winners.length),
		all: teller.n(options.length)
	};
	return m.finding_funded({ ...said, names: teller.someNames(winners) }, teller.tongue);
}

/**
 * The ties in which the lot said who is among the chosen; elsewhere it only told in which order
 * equals are looked at.
 */
export function decidedByLot({ tieBreaks, winners }: Pick<Tally, 'tieBreaks' | 'winners'>) {
	return tieBreaks.filter(
		({ by, about, tied }) =>
			by !== 'earlier-round' &&
			about === 'election' &&
			tied.some((option) => winners.includes(option)) &&
			!tied.every((option) => winners.includes(option))
	);
}
