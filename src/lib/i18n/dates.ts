import type { Locale } from '#lib/domain/locale.ts';
import { getLocale } from './paraglide/runtime.js';

/** Dates as each language writes them; English as Europeans do. */
const tags = { en: 'en-GB', fi: 'fi-FI', sv: 'sv-SE', de: 'de-DE' } as const;
type Tagged = keyof typeof tags;

/** The BCP 47 tag by which `Intl` writes a language. */
export const tag = (locale: string = getLocale()) => tags[locale as Tagged] ?? tags.en;

/** `23 November 2026` */
export function dayOf(moment: Date, timeZone: string, locale?: Locale): string {
	return new Intl.DateTimeFormat(tag(locale), { dateStyle: 'long', timeZone }).format(moment);
}

/** The same for a day of the calendar, `YYYY-MM-DD`, which has no time zone. */
export function calendarDay(day: string): string {
	return dayOf(new Date(`${day}T00:00:00Z`), 'UTC');
}

/** `18:02` */
export function timeOf(moment: Date, timeZone: string): string {
	return new Intl.DateTimeFormat(tag(), { timeStyle: 'short', timeZone }).format(moment);
}

/** `Monday, 23 November 2026 at 18:02 EET` */
export function exactly(moment: Date, timeZone: string): string {
	return new Intl.DateTimeFormat(tag(), {
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

/** As people say it: `3 hours ago`, `yesterday`, `in 2 days`; beyond a month the day. */
export function saidFrom(moment: Date, now: Date, timeZone: string): string {
	const seconds = Math.round((moment.getTime() - now.getTime()) / 1000);
	const [unit, size] =
		units.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
	if (Math.abs(seconds) >= 30 * 86_400) return dayOf(moment, timeZone);
	const relative = new Intl.RelativeTimeFormat(tag(), { numeric: 'auto' });
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
export function count(value: number): string {
	return new Intl.NumberFormat(tag()).format(value);
}

/** `Aino, Ville and Kaisa` */
export function listOf(words: readonly string[]): string {
	return new Intl.ListFormat(tag(), { type: 'conjunction' }).format(words);
}
