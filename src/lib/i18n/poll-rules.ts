import type { Locale } from '#lib/domain/locale.ts';
import { fewest, type ResultsRule } from '#lib/domain/poll.ts';
import type { Electorate } from '#lib/domain/poll/electorate.ts';
import { readRational } from '#lib/domain/tally/exact.ts';
import type { Method } from '#lib/domain/tally/counting.ts';
import { quorum } from '#lib/domain/tally/quorum.ts';
import { shareWords } from './amounts.ts';
import { count, listOf } from './dates.ts';
import { m } from './paraglide/messages.js';

/** From when on who sees results. */
export function resultsRuleSaid(rule: ResultsRule, locale?: Locale): string {
	switch (rule) {
		case 'after-vote':
			return m.poll_results_after_vote_said({ fewest }, { locale });
		case 'after-closing':
			return m.poll_results_after_closing_said({}, { locale });
		case 'when-published':
			return m.poll_results_when_published_said({}, { locale });
	}
}

/**
 * Who may vote and, once the roll is made, how many they are. `places` are the names of the
 * neighbourhoods that the rule lists.
 */
export function electorateSaid(
	electorate: Electorate,
	entitled: number | null,
	locale?: Locale,
	places: readonly string[] = []
): string {
	const who = whoSaid(electorate, places, locale);
	if (entitled === null) return who;
	const number = { count: entitled, n: count(entitled, locale) };
	return `${who} ${m.poll_electorate_number(number, { locale })}`;
}

function whoSaid(electorate: Electorate, places: readonly string[], locale?: Locale): string {
	const options = { locale };
	switch (electorate.kind) {
		case 'group':
			return m.poll_electorate_group_said({}, options);
		case 'list':
			return m.poll_electorate_list_said({}, options);
		case 'codes': {
			const codes = { count: electorate.count, n: count(electorate.count, locale) };
			return m.poll_electorate_codes_said(codes, options);
		}
		case 'residents': {
			const conditions = conditionsOf(electorate, places, locale);
			return conditions.length === 0
				? m.poll_electorate_residents_said({}, options)
				: m.poll_electorate_residents_some_said({ conditions: conditions.join('; ') }, options);
		}
	}
}

function conditionsOf(
	{ verified, ageFrom: from, ageTo: to }: Extract<Electorate, { kind: 'residents' }>,
	places: readonly string[],
	locale?: Locale
): string[] {
	const options = { locale };
	const conditions: string[] = [];
	if (places.length > 0)
		conditions.push(
			m.poll_electorate_places({ places: listOf(places, locale, 'disjunction') }, options)
		);
	if (from !== undefined && to !== undefined)
		conditions.push(m.poll_electorate_ages({ from, to }, options));
	else if (from !== undefined) conditions.push(m.poll_electorate_age_from({ from }, options));
	else if (to !== undefined) conditions.push(m.poll_electorate_age_to({ to }, options));
	if (verified) conditions.push(m.poll_electorate_verified({}, options));
	return conditions;
}

/** How equal totals are settled; a method without rounds has no earlier one to look at. */
export function tieRuleSaid(backward: boolean, method?: Method, locale?: Locale): string {
	const rounds = method === undefined || method === 'irv' || method.startsWith('stv');
	const said = backward && rounds ? m.poll_ties_backward_said : m.poll_ties_lot_said;
	return `${said({}, { locale })} ${m.poll_ties_seed_said({}, { locale })}`;
}

/** How many must vote for the result to count: as a share and, once the roll is made, as a number. */
export function quorumSaid(share: string | null, entitled: number | null, locale?: Locale): string {
	const options = { locale };
	if (share === null || !readRational(share)?.n) return m.poll_quorum_none_said({}, options);
	const said = m.poll_quorum_said({ share: shareWords(share, locale) }, options);
	if (entitled === null) return said;
	const needed = count(quorum(0, entitled, share).needed, locale);
	const number = { needed, count: entitled, n: count(entitled, locale) };
	return `${said} ${m.poll_quorum_number_said(number, options)}`;
}
