import { z } from 'zod';
import type { GroupRole } from './actor.ts';
import { maybeDay, someDay } from './calendar.ts';

/** A seat in a group with its term; days are `YYYY-MM-DD` of the city's calendar, both included. */
export interface Seat {
	id: number;
	residentId: number;
	displayName: string;
	role: GroupRole;
	startsOn: string;
	endsOn: string | null;
	substituteFor: { id: number; displayName: string } | null;
}

export type SeatStanding = 'coming' | 'held' | 'over';

/** Where a seat that nobody ended stands on a day. Only one that is held makes a member. */
export function standingOf(
	{ startsOn, endsOn }: { startsOn: string; endsOn: string | null },
	today: string
): SeatStanding {
	if (startsOn > today) return 'coming';
	return endsOn !== null && endsOn < today ? 'over' : 'held';
}

export const seatForm = z
	.object({
		startsOn: someDay,
		endsOn: maybeDay,
		/** The id of the seat this one steps in for; empty for a seat of its own. */
		substituteFor: z
			.string()
			.default('')
			.refine((value) => value === '' || /^[1-9]\d{0,14}$/.test(value), { error: 'choose' })
	})
	.refine(({ startsOn, endsOn }) => endsOn === '' || endsOn >= startsOn, {
		error: 'ends_before_start',
		path: ['endsOn']
	});
export type SeatInput = z.infer<typeof seatForm>;
