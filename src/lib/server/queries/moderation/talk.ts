import type { Db } from '../../database/connect.ts';
import type { AppealKey } from './appeals.ts';

export interface NewMessage extends AppealKey {
	/** Who decided first, and so takes no part. */
	firstBy: number;
	byAppellant: boolean;
	/** Nobody for somebody without an account. */
	residentId: number | null;
	text: string;
	at: Date;
}

export async function insertMessage(db: Db, message: NewMessage): Promise<void> {
	await db
		.insertInto('appeal_message')
		.values({
			city_id: message.cityId,
			appeal_id: message.appealId,
			first_by: message.firstBy,
			by_appellant: message.byAppellant,
			resident_id: message.residentId,
			text: message.text,
			written_at: message.at
		})
		.execute();
}

/** What was said about an appeal, the first first. Names are for facilitators alone. */
export async function messagesAbout(db: Db, { cityId, appealId }: AppealKey) {
	return db
		.selectFrom('appeal_message')
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'appeal_message.city_id')
				.onRef('resident.id', '=', 'appeal_message.resident_id')
		)
		.where('appeal_message.city_id', '=', cityId)
		.where('appeal_message.appeal_id', '=', appealId)
		.orderBy('appeal_message.id')
		.select([
			'appeal_message.id',
			'appeal_message.by_appellant as byAppellant',
			'appeal_message.resident_id as residentId',
			'appeal_message.text',
			'appeal_message.written_at as at',
			'resident.display_name as name',
			'resident.account_id as accountId'
		])
		.execute();
}
export type Message = Awaited<ReturnType<typeof messagesAbout>>[number];
