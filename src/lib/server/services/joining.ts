import { residentId } from '#lib/domain/actor.ts';
import { Conflict } from '#lib/domain/errors.ts';
import { requireJoining, type Group } from '#lib/domain/group.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Seat } from '#lib/domain/seat.ts';
import type { Context } from '../context.ts';
import { sendMail } from '../mail/queue.ts';
import { recordActivity } from '../queries/activity.ts';
import { coordinatorAccounts, coordinatorSeats } from '../queries/coordinators.ts';
import { insertJoinRequest, settleOwnRequest } from '../queries/join-requests.ts';
import { markSeatEnded, seatOfResident } from '../queries/seats.ts';
import { recordOccurrence } from './notifications/recording.ts';
import { stopByLeaving } from './steps/following.ts';
import { holdGroup, seeGroup, todayOf } from './steps/groups.ts';
import { giveSeat, keepingCoordinated } from './steps/seats.ts';

/** Takes a seat in an open group; who has one already keeps it. @throws NotFound, Conflict when it is closed or not open */
export async function joinGroup(context: Context, groupId: number): Promise<void> {
	const resident = await comeAsResident(context, groupId);
	await context.db.transaction().execute(async (trx) => {
		requireJoining(await holdGroup(trx, context, groupId, 'share'), 'open');
		if (!(await giveSeat(trx, context, { groupId, residentId: resident }))) return;
		await recordActivity(trx, log(context, 'join group', groupId));
		await recordOccurrence(trx, {
			cityId: context.city.id,
			kind: 'member joined',
			groupId,
			actorId: resident,
			at: context.now
		});
	});
}

/** Asks the coordinators for a seat; they are told by mail. @throws NotFound, Conflict */
export async function askToJoin(
	context: Context,
	groupId: number,
	{ message }: { message: string }
): Promise<void> {
	const resident = await comeAsResident(context, groupId);
	const where = { cityId: context.city.id, groupId };
	await context.db.transaction().execute(async (trx) => {
		requireJoining(await holdGroup(trx, context, groupId, 'share'), 'request');
		const seat = await seatOfResident(trx, { ...where, residentId: resident });
		if (seat && !(seat.endsOn !== null && seat.endsOn < todayOf(context)))
			throw new Conflict('already_member');
		const requestId = await insertJoinRequest(trx, { ...where, residentId: resident, message });
		if (requestId === undefined) throw new Conflict('request_waiting');
		await recordActivity(trx, log(context, 'ask to join group', groupId));
		const params = { cityId: context.city.id, requestId };
		for (const accountId of await coordinatorAccounts(trx, { ...where, today: todayOf(context) }))
			await sendMail(trx, { template: 'join-request-arrived', to: { accountId }, params });
	});
}

/** Takes one's own request back while it waits. @throws NotFound, Conflict when it is decided */
export async function withdrawJoinRequest(context: Context, groupId: number): Promise<void> {
	const resident = await comeAsResident(context, groupId);
	await context.db.transaction().execute(async (trx) => {
		const withdrawn = await settleOwnRequest(trx, {
			cityId: context.city.id,
			groupId,
			residentId: resident,
			state: 'withdrawn',
			now: context.now
		});
		if (!withdrawn) throw new Conflict('request_decided');
		await recordActivity(trx, log(context, 'withdraw join request', groupId));
	});
}

/** What leaving means, before it is done: one's seat, and whether nobody else coordinates. @throws NotFound, Conflict */
export async function openLeaving(
	context: Context,
	groupId: number
): Promise<{ group: Group; seat: Seat; isLastCoordinator: boolean }> {
	const group = await seeGroup(context, groupId);
	const { id: resident } = authorizeResident(context.actor, 'leave group');
	const where = { cityId: context.city.id, groupId };
	const [seat, coordinators] = await Promise.all([
		seatOfResident(context.db, { ...where, residentId: resident }),
		coordinatorSeats(context.db, { ...where, today: todayOf(context) })
	]);
	if (!seat) throw new Conflict('not_member');
	const isLastCoordinator = coordinators.length === 1 && coordinators[0] === seat.id;
	return { group, seat, isLastCoordinator };
}

/** Gives one's own seat up. The last coordinator goes only knowingly (`asLast`). @throws NotFound, Conflict */
export async function leaveGroup(
	context: Context,
	groupId: number,
	{ asLast = false }: { asLast?: boolean } = {}
): Promise<void> {
	await seeGroup(context, groupId);
	const { id: resident } = authorizeResident(context.actor, 'leave group');
	const where = { cityId: context.city.id, groupId };
	await context.db.transaction().execute(async (trx) => {
		await holdGroup(trx, context, groupId, 'update');
		const seat = await seatOfResident(trx, { ...where, residentId: resident });
		if (!seat) throw new Conflict('not_member');
		const detail = await keepingCoordinated(trx, context, { groupId, asLast }, async () => {
			await markSeatEnded(trx, { ...where, seatId: seat.id, now: context.now });
		});
		await stopByLeaving(trx, context, resident, groupId);
		await recordActivity(trx, { ...log(context, 'leave group', groupId), detail });
	});
}

/** The group is there for the actor, who is a resident. @returns the resident's id */
async function comeAsResident(context: Context, groupId: number): Promise<number> {
	await seeGroup(context, groupId);
	return authorizeResident(context.actor, 'join group').id;
}

function log({ city, actor }: Context, verb: string, groupId: number) {
	return { cityId: city.id, actorId: residentId(actor), verb, groupId };
}
