import { residentId } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { firstLineOf, requireNotClosed } from '#lib/domain/group.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../context.ts';
import { recordActivity } from '../queries/activity.ts';
import { groupById } from '../queries/groups.ts';
import { invitationByHash, takeInvitation, type InvitationRow } from '../queries/invitations.ts';
import { seatOfResident } from '../queries/seats.ts';
import { hashOf } from '../secrets.ts';
import { recordOccurrence } from './notifications/recording.ts';
import { holdGroup } from './steps/groups.ts';
import { giveSeat } from './steps/seats.ts';

export interface ReceivedInvitation {
	groupId: number;
	groupName: string;
	/** The first line of its purpose. */
	purpose: string;
	language: Locale;
	hostName: string;
	expiresAt: Date;
	/** The viewer has a seat there already. */
	alreadyMember: boolean;
}

/**
 * What an invitation's link shows, to whoever has it: the group it leads to, also when that is for
 * members only. Open to all. @throws NotFound, Conflict when it works no more
 */
export async function readInvitation(context: Context, token: string): Promise<ReceivedInvitation> {
	const { db, city, actor, now } = context;
	const invitation = await invitationByHash(db, { cityId: city.id, tokenHash: hashOf(token) });
	if (!invitation) throw new NotFound();
	const where = { cityId: city.id, groupId: invitation.groupId };
	const viewer = residentId(actor);
	const seat =
		viewer === null ? undefined : await seatOfResident(db, { ...where, residentId: viewer });
	if (!seat) requireUsable(invitation, now);
	const group = await groupById(db, where);
	if (!group) throw new NotFound();
	if (!seat) requireNotClosed(group);
	return {
		groupId: group.id,
		groupName: group.name,
		purpose: firstLineOf(group.purpose),
		language: group.language,
		hostName: invitation.createdByName,
		expiresAt: invitation.expiresAt,
		alreadyMember: seat !== undefined
	};
}

/**
 * Takes the seat that an invitation offers; who has one already keeps it, and the invitation.
 * @returns the group's id
 * @throws NotFound, SignInRequired, Conflict when it works no more or the group is closed
 */
export async function acceptInvitation(context: Context, token: string): Promise<number> {
	const { db, city, actor, now } = context;
	const invitation = await invitationByHash(db, { cityId: city.id, tokenHash: hashOf(token) });
	if (!invitation) throw new NotFound();
	const { id: guest } = authorizeResident(actor, 'join group');
	const { groupId } = invitation;
	await db.transaction().execute(async (trx) => {
		requireNotClosed(await holdGroup(trx, context, groupId, 'share'));
		if (!(await giveSeat(trx, context, { groupId, residentId: guest }))) return;
		requireUsable(invitation, now);
		const taking = { cityId: city.id, invitationId: invitation.id, residentId: guest, now };
		// Of two who use a link for one at the same moment the second finds it used, and gets no seat.
		if (invitation.email !== null && !(await takeInvitation(trx, taking)))
			throw new Conflict('invitation_over');
		await recordActivity(trx, {
			cityId: city.id,
			actorId: guest,
			verb: 'accept invitation',
			groupId
		});
		await recordOccurrence(trx, {
			cityId: city.id,
			kind: 'member joined',
			groupId,
			actorId: guest,
			at: now
		});
	});
	return groupId;
}

function requireUsable(invitation: InvitationRow, now: Date): void {
	const { revokedAt, acceptedAt, expiresAt } = invitation;
	if (revokedAt || acceptedAt || expiresAt <= now) throw new Conflict('invitation_over');
}
