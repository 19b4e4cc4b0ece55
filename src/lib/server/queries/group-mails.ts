import type { JoinRequestState } from '#lib/domain/group.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '../database/connect.ts';

/** What the mails about a request tell. */
export interface RequestStory {
	groupId: number;
	groupName: string;
	language: Locale;
	displayName: string;
	message: string;
	state: JoinRequestState;
	answer: string;
}

export async function requestStory(
	db: Db,
	{ cityId, requestId }: { cityId: number; requestId: number }
): Promise<RequestStory | undefined> {
	return db
		.selectFrom('join_request')
		.innerJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'join_request.city_id')
				.onRef('partner_group.id', '=', 'join_request.group_id')
		)
		.innerJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'join_request.city_id')
				.onRef('resident.id', '=', 'join_request.resident_id')
		)
		.where('join_request.city_id', '=', cityId)
		.where('join_request.id', '=', requestId)
		.select([
			'partner_group.id as groupId',
			'partner_group.name as groupName',
			'partner_group.language',
			'resident.display_name as displayName',
			'join_request.message',
			'join_request.state',
			'join_request.answer'
		])
		.executeTakeFirst();
}

/** What the mail with an invitation tells. */
export interface InvitationStory {
	groupName: string;
	purpose: string;
	language: Locale;
	hostName: string;
	expiresAt: Date;
}

/**
 * Sets the secret of an invitation whose mail is being written, in place of one that nobody knows.
 * @returns what the mail tells; undefined when the invitation works no more
 */
export async function renewInvitation(
	db: Db,
	renewal: { cityId: number; invitationId: number; tokenHash: string; now: Date }
): Promise<InvitationStory | undefined> {
	return db
		.updateTable('invitation')
		.from('partner_group')
		.innerJoin('resident', (join) => join.onRef('resident.city_id', '=', 'partner_group.city_id'))
		.set({ token_hash: renewal.tokenHash })
		.whereRef('partner_group.city_id', '=', 'invitation.city_id')
		.whereRef('partner_group.id', '=', 'invitation.group_id')
		.whereRef('resident.id', '=', 'invitation.created_by')
		.where('invitation.city_id', '=', renewal.cityId)
		.where('invitation.id', '=', renewal.invitationId)
		.where('invitation.revoked_at', 'is', null)
		.where('invitation.accepted_at', 'is', null)
		.where('invitation.expires_at', '>', renewal.now)
		.where('partner_group.state', '<>', 'closed')
		.returning([
			'partner_group.name as groupName',
			'partner_group.purpose',
			'partner_group.language',
			'resident.display_name as hostName',
			'invitation.expires_at as expiresAt'
		])
		.executeTakeFirst();
}
