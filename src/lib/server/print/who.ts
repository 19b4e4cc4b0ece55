import type { Locale } from '#lib/domain/locale.ts';
import type { Electorate } from '#lib/domain/poll/electorate.ts';
import { listOf } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** What an electorate's numbers stand for. */
export interface ElectorateNames {
	/** The group of the poll. */
	group: string;
	/** Of the neighbourhoods that the electorate is limited to. */
	neighbourhoods: readonly string[];
}

/** Who may vote: `Residents of the city, 16 years or older`. */
export function whoMayVote(
	electorate: Electorate,
	{ group, neighbourhoods }: ElectorateNames,
	locale: Locale
): string {
	const say = { locale };
	switch (electorate.kind) {
		case 'group':
			return m.print_who_group({ group }, say);
		case 'list':
			return m.print_who_list({}, say);
		case 'codes':
			return m.print_who_codes({}, say);
		case 'residents':
			return [
				fromWhere(neighbourhoods, locale),
				...ages(electorate, locale),
				...(electorate.verified ? [m.print_who_verified({}, say)] : [])
			].join(', ');
	}
}

function fromWhere(neighbourhoods: readonly string[], locale: Locale): string {
	if (neighbourhoods.length === 0) return m.print_who_residents({}, { locale });
	// A poster is no register: beyond a few, the number says enough.
	if (neighbourhoods.length > 6)
		return m.print_who_some_neighbourhoods({ count: neighbourhoods.length }, { locale });
	const names = listOf(neighbourhoods, locale);
	return m.print_who_neighbourhoods({ neighbourhoods: names }, { locale });
}

function ages(
	{ ageFrom: from, ageTo: to }: Extract<Electorate, { kind: 'residents' }>,
	locale: Locale
): string[] {
	if (from !== undefined && to !== undefined) return [m.print_who_age({ from, to }, { locale })];
	if (from !== undefined) return [m.print_who_age_from({ from }, { locale })];
	return to === undefined ? [] : [m.print_who_age_to({ to }, { locale })];
}
