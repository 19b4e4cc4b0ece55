import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '../database/connect.ts';

/** Where and how to write to an account. */
export async function mailbox(
	db: Db,
	accountId: number
): Promise<{ accountId: number; email: string; displayName: string; locale: Locale } | undefined> {
	return db
		.selectFrom('account')
		.where('id', '=', accountId)
		.select(['id as accountId', 'email', 'display_name as displayName', 'locale'])
		.executeTakeFirst();
}
