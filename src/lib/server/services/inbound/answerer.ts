import type { Resident } from '#lib/domain/actor.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { cityKey } from '../../city-key.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { cityById, cityWithResident } from '../../queries/cities.ts';
import { accountBehind } from '../../queries/inbound-mail.ts';
import { readReplyAddress } from '../../reply-address.ts';

/** To whom an address was given, as they are now, and what they answer by it. */
export interface Answerer {
	context: Context;
	resident: Resident;
	accountId: number;
	/** Of the account, in its kept form. */
	email: string;
	/** The comment, or the discussion. */
	contentId: number;
	isExpired: boolean;
}

/** More readers than a mail to us has; each asks the database. */
const most = 10;

/** @throws NotFound when none of the addresses is a genuine one of ours */
export async function answererOf(
	{ db, now }: { db: Db; now: Date },
	addresses: readonly string[]
): Promise<Answerer> {
	const read = [...new Set(addresses)].flatMap((address) => readReplyAddress(address) ?? []);
	for (const reply of read.slice(0, most)) {
		const city = await cityById(db, reply.cityId);
		if (!city) continue;
		if (!reply.isGenuine(await cityKey(db, city.id))) continue;
		const account = await accountBehind(db, reply);
		const resident =
			account && (await cityWithResident(db, city.slug, account.accountId, now))?.resident;
		if (!account || !resident) continue;
		return {
			context: { db, now, city, actor: resident, locale: account.locale },
			resident,
			...account,
			contentId: reply.contentId,
			isExpired: reply.isExpired(now)
		};
	}
	throw new NotFound('reply_address');
}
