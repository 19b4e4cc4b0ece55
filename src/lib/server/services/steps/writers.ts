import { Forbidden } from '#lib/domain/errors.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { holdWriting } from '../../queries/moderation/accounts.ts';
import { isTakingPart } from '../../queries/moderation/affected.ts';

/**
 * The first line of a transaction that publishes something: whoever hides an account whole waits for it, or it
 * waits and is refused. So nothing that was being written at that moment stays in sight.
 * @throws Forbidden for whoever was suspended or ended meanwhile
 */
export async function beginWriting(
	trx: Trx,
	{ city, actor, now }: Pick<Context, 'city' | 'actor' | 'now'>
): Promise<void> {
	if (actor.kind !== 'resident') return; // refused by what they are about to do
	const key = { cityId: city.id, residentId: actor.id };
	await holdWriting(trx, key);
	if (!(await isTakingPart(trx, key, now))) throw new Forbidden('suspended');
}
