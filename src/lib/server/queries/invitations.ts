import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

interface InGroup {
	cityId: number;
	groupId: number;
}

export interface InvitationRow {
	id: number;
	groupId: number;
	/** The address it was mailed to; null for a link that many may use. */
	email: string | null;
	createdBy: number;
	createdByName: string;
	createdAt: Date;
	expiresAt: Date;
	acceptedByName: string | null;
	acceptedAt: Date | null;
	revokedAt: Date | null;
}

export async function insertInvitations(
	db: Db,
	group: InGroup & { createdBy: number; expiresAt: Date; now: Date },
	invitations: { tokenHash: string; email: string | null }[]
): Promise<{ id: number; email: string | null }[]> {
	return db
		.insertInto('invitation')
		.values(
			invitations.map(({ tokenHash, email }) => ({
				city_id: group.cityId,
				group_id: group.groupId,
				token_hash: tokenHash,
				email,
				created_by: group.createdBy,
				created_at: group.now,
				expires_at: group.expiresAt
			}))
		)
		.returning(['id', 'email'])
		.execute();
}

/** By the secret in its link, whatever has become of it. */
export async function invitationByHash(
	db: Db,
	{ cityId, tokenHash }: { cityId: number; tokenHash: string }
): Promise<InvitationRow | undefined> {
	return selectInvitations(db, cityId)
		.where('invitation.token_hash', '=', tokenHash)
		.executeTakeFirst();
}

export async function invitationById(
	db: Db,
	{ cityId, groupId, invitationId }: InGroup & { invitationId: number }
): Promise<InvitationRow | undefined> {
	return selectInvitations(db, cityId)
		.where('invitation.group_id', '=', groupId)
		.where('invitation.id', '=', invitationId)
		.executeTakeFirst();
}

/** The invitations of a group, the newest first. `before` is the last of the page before. */
export async function listInvitations(
	db: Db,
	{ cityId, groupId }: InGroup,
	{ before, limit }: { before?: number; limit: number }
): Promise<InvitationRow[]> {
	return selectInvitations(db, cityId)
		.where('invitation.group_id', '=', groupId)
		.$if(before !== undefined, (query) => query.where('invitation.id', '<', before ?? 0))
		.orderBy('invitation.id', 'desc')
		.limit(limit)
		.execute();
}

/** Of these addresses those that hold an invitation which still works. */
export async function invitedAddresses(
	db: Db,
	{ cityId, groupId, now }: InGroup & { now: Date },
	addresses: string[]
): Promise<string[]> {
	const rows = await db
		.selectFrom('invitation')
		.where('city_id', '=', cityId)
		.where('group_id', '=', groupId)
		.where('revoked_at', 'is', null)
		.where('accepted_at', 'is', null)
		.where('expires_at', '>', now)
		.where('email', 'in', addresses)
		.select('email')
		.execute();
	return rows.flatMap((row) => row.email ?? []);
}

/** How many addresses the group has written to since then. */
export async function countMailedSince(
	db: Db,
	{ cityId, groupId }: InGroup,
	since: Date
): Promise<number> {
	const { n } = await db
		.selectFrom('invitation')
		.where('city_id', '=', cityId)
		.where('group_id', '=', groupId)
		.where('email', 'is not', null)
		.where('created_at', '>', since)
		.select(sql<number>`count(*)`.as('n'))
		.executeTakeFirstOrThrow();
	return n;
}

/** Uses an invitation for one person, once. @returns false when somebody was first, or it works no more */
export async function takeInvitation(
	db: Db,
	taking: { cityId: number; invitationId: number; residentId: number; now: Date }
): Promise<boolean> {
	const done = await db
		.updateTable('invitation')
		.set({ accepted_by: taking.residentId, accepted_at: taking.now })
		.where('city_id', '=', taking.cityId)
		.where('id', '=', taking.invitationId)
		.where('accepted_at', 'is', null)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', taking.now)
		.executeTakeFirst();
	return done.numUpdatedRows > 0n;
}

/** @returns false when there is no such invitation that could still be used */
export async function markRevoked(
	db: Db,
	{ cityId, groupId, invitationId, now }: InGroup & { invitationId: number; now: Date }
): Promise<boolean> {
	const done = await db
		.updateTable('invitation')
		.set({ revoked_at: now })
		.where('city_id', '=', cityId)
		.where('group_id', '=', groupId)
		.where('id', '=', invitationId)
		.where('revoked_at', 'is', null)
		.where('accepted_at', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows > 0n;
}

function selectInvitations(db: Db, cityId: number) {
	return db
		.selectFrom('invitation')
		.innerJoin('resident as host', (join) =>
			join
				.onRef('host.city_id', '=', 'invitation.city_id')
				.onRef('host.id', '=', 'invitation.created_by')
		)
		.leftJoin('resident as guest', (join) =>
			join
				.onRef('guest.city_id', '=', 'invitation.city_id')
				.onRef('guest.id', '=', 'invitation.accepted_by')
		)
		.where('invitation.city_id', '=', cityId)
		.select([
			'invitation.id',
			'invitation.group_id as groupId',
			'invitation.email',
			'invitation.created_by as createdBy',
			'host.display_name as createdByName',
			'invitation.created_at as createdAt',
			'invitation.expires_at as expiresAt',
			'guest.display_name as acceptedByName',
			'invitation.accepted_at as acceptedAt',
			'invitation.revoked_at as revokedAt'
		]);
}
