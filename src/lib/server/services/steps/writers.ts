import { Forbidden } from '#lib/domain/errors.ts';
import { paceOf } from '#lib/domain/moderation/screening-settings.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { holdWriting } from '../../queries/moderation/accounts.ts';
import { writerNow } from '../../queries/moderation/affected.ts';
import { countTry } from '../throttle.ts';

/**
 * The first line of a transaction that publishes something: whoever hides an account whole waits for it, or it
 * waits and is refused. So nothing that was being written stays in sight. It counts against what one account
 * publishes in an hour, once it is done.
 * @throws Forbidden for whoever was suspended or ended meanwhile, TooMany
 */
export async function beginWriting(
	trx: Trx,
	{ city, actor, now }: Pick<Context, 'city' | 'actor' | 'now'>
): Promise<void> {
	if (actor.kind !== 'resident') return; // refused by what they are about to do
	const key = { cityId: city.id, residentId: actor.id };
	await holdWriting(trx, key);
	const writer = await writerNow(trx, key, now);
	if (!writer || writer.isSuspended) throw new Forbidden('suspended');
	const most = paceOf(writer, writer.settings ?? undefined);
	if (most === null) return;
	const subject = `${city.id} ${actor.id}`;
	await countTry(trx, [
		{ act: 'publish text', subject, most, window: 3600, reason: 'writing_pace' }
	]);
}
