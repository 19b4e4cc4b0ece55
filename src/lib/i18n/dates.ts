import type { Locale } from '#lib/domain/locale.ts';
import { m } from './paraglide/messages.js';
import { getLocale } from './paraglide/runtime.js';

/** Dates as each language writes them; English as Europeans do. */
const tags = { en: 'en-GB', fi: 'fi-FI', sv: 'sv-SE', de: 'de-DE' } as const;
type Tagged = keyof typeof tags;

/** The tag by which Intl knows how a language is written here. */
export const tag = (locale: string = getLocale()) => tags[locale as Tagged] ?? tags.en;

/** `23 November 2026` */
export function dayOf(moment: Date, timeZone: string, locale?: Locale): string {
	return moments(locale, { dateStyle: 'long', timeZone }).format(moment);
}

/** The same for a day of the calendar, `YYYY-MM-DD`, which has no time zone. */
export function calendarDay(day: string): string {
	return dayOf(new Date(`${day}T00:00:00Z`), 'UTC');
}

/** `18:02` */
export function timeOf(moment: Date, timeZone: string, locale?: Locale): string {
	return moments(locale, { timeStyle: 'short', timeZone }).format(moment);
}

/** `23 November 2026 at 18:02` */
export function dateAndTime(moment: Date, timeZone: string, locale?: Locale): string {
	return moments(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(moment);
}

/** `Monday, 23 November 2026 at 18:02 EET` */
export function exactly(moment: Date, timeZone: string, locale?: Locale): string {
	return moments(locale, {
		weekday: 'long',
		year: 'numeric',
		month: 'long',
		day: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		timeZone,
		timeZoneName: 'short'
	}).format(moment);
}

/**
 * `Monday, 23 November 2026, 18:00`, for paper: in the city's own time, which nobody there names. A
 * moment at midnight is the end of the day before, 24:00, or people would come a day late.
 */
export function deadline(moment: Date, timeZone: string, locale: Locale): string {
	const hour = moments(locale, { timeStyle: 'short', timeZone });
	const midnight = /^0?0\D00$/.test(hour.format(moment));
	const day = moments(locale, {
		weekday: 'long',
		year: 'numeric',
		month: 'long',
		day: 'numeric',
		timeZone
	}).format(midnight ? moment.getTime() - 1 : moment);
	const time = midnight ? hour.format(moment).replace(/^0?0/, '24') : hour.format(moment);
	return m.print_moment({ day, time }, { locale });
}

/** As people say it: `3 hours ago`, `yesterday`, `in 2 days`; beyond a month the day. */
export function saidFrom(moment: Date, now: Date, timeZone: string): string {
	const seconds = Math.round((moment.getTime() - now.getTime()) / 1000);
	const [unit, size] =
		units.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
	if (Math.abs(seconds) >= 30 * 86_400) return dayOf(moment, timeZone);
	const relative = spans(undefined, { numeric: 'auto' });
	return unit === 'second'
		? relative.format(0, 'minute')
		: relative.format(Math.trunc(seconds / size), unit);
}

const units = [
	['day', 86_400],
	['hour', 3600],
	['minute', 60]
] as const;

/** `1,234` / `1 234` */
export function count(value: number, locale?: Locale): string {
	return numbers(locale).format(value);
}

/** How numbers are written: with so many decimals, as a share, in a currency. */
export function numbers(
	locale?: Locale,
	options: Intl.NumberFormatOptions = {}
): Intl.NumberFormat {
	return numerals(locale, options);
}

/** `Aino, Ville and Kaisa`; as a disjunction `Aino, Ville or Kaisa` */
export function listOf(
	words: readonly string[],
	locale?: Locale,
	type: 'conjunction' | 'disjunction' = 'conjunction'
): string {
	return lists(locale, { type }).format(words);
}

const moments = kept(Intl.DateTimeFormat);
const spans = kept(Intl.RelativeTimeFormat);
const numerals = kept(Intl.NumberFormat);
const lists = kept(Intl.ListFormat);

/**
 * A way of writing, kept once made: a list shows a moment in each row, a table of a large poll thousands of
 * numbers, and making one takes longer than writing with it a hundred times. There are a handful of
 * languages, of ways, of currencies, and a time zone for each city.
 */
function kept<Options, Format>(Way: new (tag: string, options: Options) => Format) {
	const ways = new Map<string, Format>();
	return (locale: Locale | undefined, options: Options): Format => {
		const key = `${tag(locale)} ${JSON.stringify(options)}`;
		const way = ways.get(key) ?? new Way(tag(locale), options);
		ways.set(key, way);
		return way;
	};
}
