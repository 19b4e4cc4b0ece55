import { Conflict, Invalid, NotFound, TooMany } from '#lib/domain/errors.ts';
import { requireNotClosed, type Group } from '#lib/domain/group.ts';
import { listLimit, readAddresses } from '#lib/domain/invitation.ts';
import { authorize, authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../context.ts';
import { sendMail } from '../mail/queue.ts';
import { recordActivity } from '../queries/activity.ts';
import {
	countMailedSince,
	insertInvitations,
	invitationById,
	invitedAddresses,
	listInvitations as selectInvitations,
	markRevoked,
	type InvitationRow
} from '../queries/invitations.ts';
import { hashOf, newToken } from '../secrets.ts';
import { holdGroup, seeGroup } from './steps/groups.ts';

export type { InvitationRow };

export const invitationsOnAPage = 50;
const day = 86_400_000;
/** The most addresses a group may write to in a day: it is an invitation, not a newsletter. */
const mailsADay = 1000;

/** The invitations of a group and what became of them, the newest first. @throws NotFound, Forbidden */
export async function listInvitations(
	context: Context,
	groupId: number,
	{ before }: { before?: number } = {}
): Promise<{ group: Group; invitations: InvitationRow[]; next: number | null }> {
	const group = await seeGroup(context, groupId);
	authorize(context.actor, 'invite to group', { groupId });
	const found = await selectInvitations(
		context.db,
		{ cityId: context.city.id, groupId },
		{ before, limit: invitationsOnAPage + 1 }
	);
	const invitations = found.slice(0, invitationsOnAPage);
	const next = found.length > invitations.length ? (invitations.at(-1)?.id ?? null) : null;
	return { group, invitations, next };
}

/**
 * Makes a link that anybody who has it may join by, for so many days.
 * @returns its secret, which is kept nowhere: it can be shown this once
 * @throws NotFound, Forbidden, Conflict when the group is closed
 */
export async function createInvitationLink(
	context: Context,
	groupId: number,
	{ days }: { days: number }
): Promise<string> {
	await seeGroup(context, groupId);
	const { id: host } = authorizeResident(context.actor, 'invite to group', { groupId });
	const token = newToken();
	await context.db.transaction().execute(async (trx) => {
		requireNotClosed(await holdGroup(trx, context, groupId, 'share'));
		await insertInvitations(trx, inviting(context, groupId, host, days), [
			{ tokenHash: hashOf(token), email: null }
		]);
		await recordActivity(trx, log(context, 'invite by link', groupId, host));
	});
	return token;
}

/**
 * Writes to every address of a list (see readAddresses) with a link for one person, once. One bad
 * line and nobody is written to; who holds an invitation that still works gets no second one.
 * @throws NotFound, Forbidden, Invalid, TooMany, Conflict when the group is closed
 */
export async function inviteAddresses(
	context: Context,
	groupId: number,
	{ addresses: text, days }: { addresses: string; days: number }
): Promise<{ invited: number; alreadyInvited: number }> {
	await seeGroup(context, groupId);
	const { id: host } = authorizeResident(context.actor, 'invite to group', { groupId });
	const { addresses, faults } = readAddresses(text);
	if (faults.length > 0) throw new Invalid('address_lines', 'addresses', { count: faults.length });
	if (addresses.length === 0) throw new Invalid('no_addresses', 'addresses');
	if (addresses.length > listLimit)
		throw new Invalid('too_many_addresses', 'addresses', { count: listLimit });

	const where = { cityId: context.city.id, groupId };
	return context.db.transaction().execute(async (trx) => {
		// Held for update, so that two who send the same list at once write once.
		const group = await holdGroup(trx, context, groupId, 'update');
		requireNotClosed(group);
		const known = new Set(await invitedAddresses(trx, { ...where, now: context.now }, addresses));
		const fresh = addresses.filter((address) => !known.has(address));
		const since = new Date(context.now.getTime() - day);
		if ((await countMailedSince(trx, where, since)) + fresh.length > mailsADay)
			throw new TooMany(day / 1000, 'too_many_invitations');
		if (fresh.length > 0) await write(trx, fresh, group);
		return { invited: fresh.length, alreadyInvited: known.size };
	});

	async function write(
		trx: Parameters<typeof sendMail>[0],
		fresh: string[],
		{ language }: Group
	): Promise<void> {
		// The secret of each link is made when its mail is written: until then nobody has it.
		const rows = fresh.map((email) => ({ tokenHash: hashOf(newToken()), email }));
		const made = await insertInvitations(trx, inviting(context, groupId, host, days), rows);
		for (const { id, email } of made) {
			if (email === null) continue;
			const params = { cityId: context.city.id, invitationId: id };
			await sendMail(trx, {
				template: 'group-invitation',
				to: { email, locale: language },
				params
			});
		}
		const detail = { count: fresh.length };
		await recordActivity(trx, { ...log(context, 'invite by mail', groupId, host), detail });
	}
}

/** Makes an invitation useless from now on. @throws NotFound, Forbidden, Conflict when it is used or revoked */
export async function revokeInvitation(
	context: Context,
	groupId: number,
	invitationId: number
): Promise<void> {
	await seeGroup(context, groupId);
	const { id: host } = authorizeResident(context.actor, 'invite to group', { groupId });
	const where = { cityId: context.city.id, groupId, invitationId };
	await context.db.transaction().execute(async (trx) => {
		if (!(await markRevoked(trx, { ...where, now: context.now }))) {
			throw (await invitationById(trx, where)) ? new Conflict('invitation_over') : new NotFound();
		}
		await recordActivity(trx, log(context, 'revoke invitation', groupId, host));
	});
}

function inviting({ city, now }: Context, groupId: number, createdBy: number, days: number) {
	const expiresAt = new Date(now.getTime() + days * day);
	return { cityId: city.id, groupId, createdBy, expiresAt, now };
}

function log({ city }: Context, verb: string, groupId: number, actorId: number) {
	return { cityId: city.id, actorId, verb, groupId };
}
