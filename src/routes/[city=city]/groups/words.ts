import type { GroupJoining } from '#lib/domain/group.ts';
import { calendarDay } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { standingOf } from '#lib/domain/seat.ts';

/** How one comes into a group, in two or three words. */
export function joiningWord(joining: GroupJoining): string {
	return {
		open: m.group_joining_open,
		request: m.group_joining_request,
		invitation: m.group_joining_invitation
	}[joining]();
}

/** The term of a seat, as of a day: `since 1 January 2026`, `1 January 2026 to 30 June 2026`. */
export function termWords(
	seat: { startsOn: string; endsOn: string | null },
	today: string
): string {
	const from = calendarDay(seat.startsOn);
	if (seat.endsOn !== null) return m.seat_term_between({ from, to: calendarDay(seat.endsOn) });
	return standingOf(seat, today) === 'coming'
		? m.seat_term_from({ from })
		: m.seat_term_since({ from });
}
