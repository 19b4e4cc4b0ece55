import { dayIn, localTimeIn, momentIn } from '#lib/domain/calendar.ts';
import type { NotificationChoice } from './choice.ts';

type Timing = Pick<NotificationChoice, 'rhythm' | 'hour' | 'quiet'>;

/**
 * When a mail about something of now is due: at once outside quiet hours, else at the next hour that
 * was chosen (weekly: on a Monday). Null for who wants no mail.
 */
export function dueAt(choice: Timing, now: Date, timeZone: string): Date | null {
	switch (choice.rhythm) {
		case 'never':
			return null;
		case 'at-once':
			return afterQuiet(choice.quiet, now, timeZone);
		case 'daily':
			return nextTime(choice.hour, now, timeZone);
		case 'weekly':
			return nextTime(choice.hour, now, timeZone, isMonday);
	}
}

/**
 * Whether a letter that is due may go out now, and otherwise until when it waits: no more than
 * `weeklyCap` in any seven days, none at once in quiet hours. What waits goes out in one letter.
 * @param letters moments of the letters before, in any order
 * @returns null when it may go out now, or when there is to be no mail at all
 */
export function waitsUntil(
	choice: Timing & Pick<NotificationChoice, 'weeklyCap'>,
	letters: readonly Date[],
	now: Date,
	timeZone: string
): Date | null {
	const lately = letters
		.map((letter) => letter.getTime())
		.filter((sent) => sent > now.getTime() - week)
		.sort((one, other) => other - one);
	const pressing = lately[choice.weeklyCap - 1];
	if (pressing !== undefined) return dueAt(choice, new Date(pressing + week), timeZone);
	if (choice.rhythm !== 'at-once') return null;
	const due = afterQuiet(choice.quiet, now, timeZone);
	return due > now ? due : null;
}

export function isQuietHour({ from, to }: { from: number; to: number }, hour: number): boolean {
	if (from === to) return false;
	return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

const week = 7 * 86_400_000;

function afterQuiet(quiet: Timing['quiet'], moment: Date, timeZone: string): Date {
	let due = moment;
	// More than once only where the hour at which the quiet ends is left out on that day.
	while (quiet && isQuietHour(quiet, hourIn(timeZone, due)))
		due = nextTime(quiet.to, due, timeZone);
	return due;
}

/** The next moment, after this one, at which clocks show that hour; on days that suit. */
function nextTime(
	hour: number,
	after: Date,
	timeZone: string,
	suits: (day: string) => boolean = () => true
): Date {
	for (let day = dayIn(timeZone, after); ; day = dayAfter(day)) {
		if (!suits(day)) continue;
		const moment = momentIn(timeZone, `${day}T${String(hour).padStart(2, '0')}:00`);
		if (moment > after) return moment;
	}
}

function hourIn(timeZone: string, moment: Date): number {
	return Number(localTimeIn(timeZone, moment).slice(11, 13));
}

function isMonday(day: string): boolean {
	return new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
}

function dayAfter(day: string): string {
	return new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000).toISOString().slice(0, 10);
}
