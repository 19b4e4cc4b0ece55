import { z } from 'zod';

/** The day (`YYYY-MM-DD`) that `moment` falls on in a time zone. */
export function dayIn(timeZone: string, moment: Date): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
}

/** Whether it is a day of the calendar that a form may send: real, and within our centuries. */
export function isDay(value: string): boolean {
	if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
	const moment = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}

/** A day as a date field sends it; empty when it may be left out. */
export const someDay = z.string({ error: 'required' }).refine(isDay, { error: 'day' });
export const maybeDay = z
	.string()
	.default('')
	.refine((value) => value === '' || isDay(value), { error: 'day' });

/** Whether the platform knows the time zone's IANA name. */
export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return /^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)*$/.test(name);
	} catch {
		return false;
	}
}
