import { residentId } from '#lib/domain/actor.ts';
import { Conflict, Invalid, NotFound } from '#lib/domain/errors.ts';
import type { Group } from '#lib/domain/group.ts';
import { authorize, may } from '#lib/domain/permissions.ts';
import type { Seat, SeatInput } from '#lib/domain/seat.ts';
import type { Context } from '../context.ts';
import type { Db } from '../database/connect.ts';
import { recordActivity } from '../queries/activity.ts';
import { coordinatorSeats } from '../queries/coordinators.ts';
import { listSeats, seatNames } from '../queries/seat-list.ts';
import { markSeatEnded, seatById, updateSeatRole, updateTerm } from '../queries/seats.ts';
import { stopByLeaving } from './steps/following.ts';
import { holdGroup, seeGroup, todayOf } from './steps/groups.ts';
import { keepingCoordinated } from './steps/seats.ts';

export const membersOnAPage = 100;

export interface MemberPage {
	group: Group;
	today: string;
	seats: Seat[];
	next: number | null;
	mayChange: boolean;
}

/**
 * The members of a group with their terms; those who left (`former`) are for coordinators and staff.
 * @throws NotFound, Forbidden for who is no member
 */
export async function listMembers(
	context: Context,
	groupId: number,
	page: { search: string; former: boolean; after?: number }
): Promise<MemberPage> {
	const { db, city, actor, locale } = context;
	const group = await seeGroup(context, groupId);
	authorize(actor, page.former ? 'give seat' : 'read members', { groupId });
	const today = todayOf(context);
	const found = await listSeats(
		db,
		{ cityId: city.id, groupId },
		{ ...page, today, locale, limit: membersOnAPage + 1 }
	);
	const seats = found.slice(0, membersOnAPage);
	return {
		group,
		today,
		seats,
		next: found.length > seats.length ? (seats.at(-1)?.id ?? null) : null,
		mayChange: may(actor, 'give seat', { groupId })
	};
}

export interface SeatPage {
	group: Group;
	seat: Seat;
	today: string;
	/** Seats this one could step in for. */
	others: { id: number; displayName: string }[];
	/** Nobody else coordinates the group today. */
	isLastCoordinator: boolean;
}

/** One seat, for who may change it. @throws NotFound, Forbidden */
export async function readSeat(
	context: Context,
	groupId: number,
	seatId: number
): Promise<SeatPage> {
	const { db, city, locale } = context;
	const group = await seeGroup(context, groupId);
	authorize(context.actor, 'give seat', { groupId });
	const where = { cityId: city.id, groupId };
	const today = todayOf(context);
	const [seat, others, coordinators] = await Promise.all([
		seatById(db, { ...where, seatId }),
		seatNames(db, where, { today, locale }),
		coordinatorSeats(db, { ...where, today })
	]);
	if (!seat) throw new NotFound();
	return {
		group,
		seat,
		today,
		others: others.filter((other) => other.id !== seatId),
		isLastCoordinator: coordinators.length === 1 && coordinators[0] === seatId
	};
}

interface Knowingly {
	/** The person has read that the group is without a coordinator afterwards. */
	asLast?: boolean;
}

/** Sets a seat's term and whom it steps in for. @throws NotFound, Forbidden, Invalid, Conflict */
export async function changeTerm(
	context: Context,
	groupId: number,
	seatId: number,
	input: SeatInput,
	{ asLast = false }: Knowingly = {}
): Promise<void> {
	const substituteFor = input.substituteFor === '' ? null : Number(input.substituteFor);
	await changeSeat(
		context,
		groupId,
		seatId,
		{ verb: 'change term', asLast },
		async (trx, where) => {
			const other =
				substituteFor === null || substituteFor === seatId
					? undefined
					: await seatById(trx, { ...where, seatId: substituteFor });
			if (substituteFor !== null && !other) throw new Invalid('no_such_seat', 'substituteFor');
			const endsOn = input.endsOn === '' ? null : input.endsOn;
			await updateTerm(trx, { ...where, startsOn: input.startsOn, endsOn, substituteFor });
		}
	);
}

/** Makes a member a coordinator. @throws NotFound, Forbidden */
export async function appointCoordinator(
	context: Context,
	groupId: number,
	seatId: number
): Promise<void> {
	await changeSeat(context, groupId, seatId, { verb: 'appoint coordinator' }, (trx, where) =>
		updateSeatRole(trx, { ...where, role: 'coordinator' })
	);
}

/** Makes a coordinator a member again. @throws NotFound, Forbidden, Conflict for the last one */
export async function dismissCoordinator(
	context: Context,
	groupId: number,
	seatId: number,
	{ asLast = false }: Knowingly = {}
): Promise<void> {
	await changeSeat(
		context,
		groupId,
		seatId,
		{ verb: 'dismiss coordinator', asLast },
		(trx, where) => updateSeatRole(trx, { ...where, role: 'member' })
	);
}

/** Ends a seat at once. @throws NotFound, Forbidden, Conflict for the last coordinator */
export async function endSeat(
	context: Context,
	groupId: number,
	seatId: number,
	{ asLast = false }: Knowingly = {}
): Promise<void> {
	await changeSeat(
		context,
		groupId,
		seatId,
		{ verb: 'end seat', asLast },
		async (trx, where, seat) => {
			const ended = await markSeatEnded(trx, { ...where, now: context.now });
			if (!ended) throw new Conflict('seat_ended');
			await stopByLeaving(trx, context, seat.residentId, groupId);
		}
	);
}

/** The way of every change of a seat: seen, allowed, held still, done, never leaving the group alone unsaid, and logged. */
async function changeSeat(
	context: Context,
	groupId: number,
	seatId: number,
	{ verb, asLast = false }: { verb: string; asLast?: boolean },
	change: (
		trx: Db,
		where: { cityId: number; groupId: number; seatId: number },
		seat: Seat
	) => Promise<void>
): Promise<void> {
	const { db, city, actor } = context;
	await seeGroup(context, groupId);
	authorize(actor, 'give seat', { groupId });
	const where = { cityId: city.id, groupId, seatId };
	await db.transaction().execute(async (trx) => {
		await holdGroup(trx, context, groupId, 'update');
		const seat = await seatById(trx, where);
		if (!seat) throw new NotFound();
		const detail = await keepingCoordinated(trx, context, { groupId, asLast }, () =>
			change(trx, where, seat)
		);
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(actor),
			verb,
			groupId,
			residentId: seat.residentId,
			detail
		});
	});
}
