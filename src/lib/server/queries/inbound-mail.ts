import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '../database/connect.ts';

/** The account behind a resident: where its mail comes from, and in which language it is written to. */
export async function accountBehind(
	db: Db,
	{ cityId, residentId }: { cityId: number; residentId: number }
): Promise<{ accountId: number; email: string; locale: Locale } | undefined> {
	return db
		.selectFrom('resident')
		.innerJoin('account', 'account.id', 'resident.account_id')
		.where('resident.city_id', '=', cityId)
		.where('resident.id', '=', residentId)
		.select(['account.id as accountId', 'account.email', 'account.locale'])
		.executeTakeFirst();
}

/** Notes that a mail has come in. @returns false when it had already */
export async function noteMail(
	db: Db,
	mail: { cityId: number; residentId: number; hash: string; until: Date }
): Promise<boolean> {
	const row = await db
		.insertInto('inbound_mail')
		.values({
			city_id: mail.cityId,
			resident_id: mail.residentId,
			message_hash: mail.hash,
			expires_at: mail.until
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('city_id')
		.executeTakeFirst();
	return row !== undefined;
}
