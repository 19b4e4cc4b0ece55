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

/** A moment as a field of date and time shows it in a time zone: `2026-11-23T18:02`. */
export function localTimeIn(timeZone: string, moment: Date): string {
	const text = new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	});
	return text.format(moment).replace(' ', 'T');
}

/** Whether it is a time of a clock on a day that a form may send, `2026-11-23T18:02`. */
export function isLocalTime(value: string): boolean {
	const [, day = '', time = ''] = /^(\S{10})T(\S{5})$/.exec(value) ?? [];
	return isDay(day) && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time);
}

/**
 * The moment at which clocks in the time zone show that time. When they are set back it comes twice:
 * the first counts. When they are set forward it may not come: then as much later as they jump, as
 * iCalendar has it (RFC 5545, section 3.3.5).
 */
export function momentIn(timeZone: string, local: string): Date {
	const wall = new Date(`${local}:00Z`).getTime();
	const offsets = [-dayLong, dayLong].map((away) => {
		const near = new Date(wall + away);
		return new Date(`${localTimeIn(timeZone, near)}:00Z`).getTime() - near.getTime();
	});
	const moments = offsets.map((offset) => new Date(wall - offset));
	const shown = moments.filter((moment) => localTimeIn(timeZone, moment) === local);
	const [first = new Date(wall - (offsets[0] ?? 0))] = shown.sort(
		(one, other) => one.getTime() - other.getTime()
	);
	return first;
}

const dayLong = 86_400_000;

/** A time of a clock as a field sends it; empty when it may be left out. */
export const maybeLocalTime = z
	.string({ error: 'other' })
	.default('')
	.refine((value) => value === '' || isLocalTime(value), { error: 'local_time' });

export const someLocalTime = given(isLocalTime, 'local_time');

/** A day as a date field sends it; empty when it may be left out. */
export const someDay = given(isDay, 'day');
export const maybeDay = z
	.string()
	.default('')
	.refine((value) => value === '' || isDay(value), { error: 'day' });

function given(is: (value: string) => boolean, error: string) {
	return z
		.string({ error: 'required' })
		.refine((value) => value !== '', { error: 'required', abort: true })
		.refine(is, { error });
}

/** Whether the platform knows the time zone's IANA name. */
export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return /^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)*$/.test(name);
	} catch {
		return false;
	}
}
