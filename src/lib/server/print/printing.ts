import type { Locale } from '#lib/domain/locale.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import { deadline } from '#lib/i18n/dates.ts';
import { shadesOf } from '../http/colours.ts';
import type { Wording } from './lines.ts';

/** What is printed of a poll, frozen already or announced. */
export type PrintedRules = Pick<
	PollRules,
	'title' | 'language' | 'questions' | 'electorate' | 'secrecy' | 'closesAt'
>;

/** What every paper of a poll needs to know. */
export interface Printing {
	rules: PrintedRules;
	city: {
		name: string;
		/** `#rrggbb`, as the city chose it; it is darkened here until it can be read on paper. */
		accent: string;
		timeZone: string;
		/** ISO 4217; without it, amounts are bare numbers. */
		currency?: string;
	};
	/** Of our own words; what people wrote stays in the poll's language. */
	locale: Locale;
	now: Date;
	/** Where and when paper ballots are taken, as the staff say it. */
	votingPlace?: string;
}

/** What people wrote, marked with its language where that is another. */
export function inPollLanguage({ rules, locale }: Printing, text: string): Wording {
	return rules.language === locale ? { text } : { text, lang: rules.language };
}

export function untilWhen({ rules, city, locale }: Printing): string {
	return deadline(new Date(rules.closesAt), city.timeZone, locale);
}

export function accentOf({ city }: Printing): string {
	return shadesOf(city.accent, 'light').accent;
}
