import { dayIn, isDay, momentIn } from '#lib/domain/calendar.ts';

/** From a moment on and before another; null where there is no bound. */
export interface Period {
	since: Date | null;
	until: Date | null;
}

export const always: Period = { since: null, until: null };

/** The twelve months before now. */
export function lastTwelveMonths(now: Date): Period {
	const since = new Date(now);
	since.setUTCFullYear(since.getUTCFullYear() - 1);
	return { since, until: null };
}

/** A year of the calendar as the clocks of a city have it. */
export function yearOf(timeZone: string, year: number): Period {
	const begins = (of: number) => momentIn(timeZone, `${of}-01-01T00:00`);
	return { since: begins(year), until: begins(year + 1) };
}

/** Whether it is a year within our centuries, as an address can name it. */
export const isYear = (value: string): boolean => /^(?:19|20|21)\d\d$/.test(value);

/** The years from the first of something to now, the newest first; only this one when there is nothing. */
export function yearsSince(timeZone: string, first: Date | null, now: Date): number[] {
	const yearAt = (moment: Date) => Number(dayIn(timeZone, moment).slice(0, 4));
	const newest = yearAt(now);
	const oldest = Math.min(first ? yearAt(first) : newest, newest);
	return Array.from({ length: newest - oldest + 1 }, (_, back) => newest - back);
}

/** Days of a calendar, `YYYY-MM-DD`, both included. */
export interface Days {
	from: string;
	to: string;
}

/**
 * The time between two days of a city's calendar; what is no day is the end of the twelve months to today
 * that it stands for, and the earlier of two days is the first.
 */
export function daysOf(timeZone: string, asked: Days, now: Date): Days & { period: Period } {
	const begin = lastTwelveMonths(now).since ?? now;
	const [from = '', to = ''] = [
		isDay(asked.from) ? asked.from : dayIn(timeZone, begin),
		isDay(asked.to) ? asked.to : dayIn(timeZone, now)
	].sort();
	const after = new Date(Date.parse(`${to}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
	const begins = (day: string) => momentIn(timeZone, `${day}T00:00`);
	return { from, to, period: { since: begins(from), until: begins(after) } };
}
