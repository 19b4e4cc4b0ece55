import { residentId } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { requireNotClosed, type Group } from '#lib/domain/group.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../context.ts';
import { sendMail } from '../mail/queue.ts';
import { recordActivity } from '../queries/activity.ts';
import {
	requestExists,
	settleRequest,
	waitingRequests,
	type JoinRequestRow
} from '../queries/join-requests.ts';
import { accountOfResident } from '../queries/residents.ts';
import { recordOccurrence } from './notifications/recording.ts';
import { holdGroup, seeGroup } from './steps/groups.ts';
import { giveSeat } from './steps/seats.ts';

export type { JoinRequestRow };

export const requestsOnAPage = 30;

/** The requests that wait, the oldest first. @throws NotFound, Forbidden */
export async function listJoinRequests(
	context: Context,
	groupId: number,
	{ after }: { after?: number } = {}
): Promise<{ group: Group; requests: JoinRequestRow[]; next: number | null }> {
	const group = await seeGroup(context, groupId);
	authorize(context.actor, 'decide join request', { groupId });
	const found = await waitingRequests(
		context.db,
		{ cityId: context.city.id, groupId },
		{ after, limit: requestsOnAPage + 1 }
	);
	const requests = found.slice(0, requestsOnAPage);
	const next = found.length > requests.length ? (requests.at(-1)?.id ?? null) : null;
	return { group, requests, next };
}

/** Gives the person a seat from today on and tells them by mail. @throws NotFound, Forbidden, Conflict when closed or decided */
export async function acceptJoinRequest(
	context: Context,
	groupId: number,
	requestId: number,
	{ answer }: { answer: string }
): Promise<void> {
	await decide(context, groupId, requestId, { state: 'accepted', answer });
}

/** Tells the person by mail that there is no seat for them, and why. @throws NotFound, Forbidden, Conflict when decided */
export async function declineJoinRequest(
	context: Context,
	groupId: number,
	requestId: number,
	{ answer }: { answer: string }
): Promise<void> {
	await decide(context, groupId, requestId, { state: 'declined', answer });
}

async function decide(
	context: Context,
	groupId: number,
	requestId: number,
	decision: { state: 'accepted' | 'declined'; answer: string }
): Promise<void> {
	const { db, city, actor, now } = context;
	await seeGroup(context, groupId);
	authorize(actor, 'decide join request', { groupId });
	const where = { cityId: city.id, groupId };
	await db.transaction().execute(async (trx) => {
		const group = await holdGroup(trx, context, groupId, 'share');
		if (decision.state === 'accepted') requireNotClosed(group);
		const decidedBy = residentId(actor);
		const resident = await settleRequest(trx, { ...where, ...decision, requestId, decidedBy, now });
		if (resident === undefined) {
			const known = await requestExists(trx, { ...where, requestId });
			throw known ? new Conflict('request_decided') : new NotFound();
		}
		if (decision.state === 'accepted') {
			await giveSeat(trx, context, { groupId, residentId: resident });
			await recordOccurrence(trx, {
				cityId: city.id,
				kind: 'seat given',
				groupId,
				actorId: decidedBy,
				at: now,
				detail: { residents: [resident] }
			});
		}
		await recordActivity(trx, {
			cityId: city.id,
			actorId: decidedBy,
			verb: decision.state === 'accepted' ? 'accept join request' : 'decline join request',
			groupId,
			residentId: resident
		});
		await sendMail(trx, {
			template: 'join-request-decided',
			to: { accountId: await accountOfResident(trx, { cityId: city.id, residentId: resident }) },
			params: { cityId: city.id, requestId }
		});
	});
}
