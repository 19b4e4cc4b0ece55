import { dayIn } from '#lib/domain/calendar.ts';
import { holdsStatus } from '#lib/domain/moderation/trusted-flagger.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { flaggerOfResident } from '../../queries/moderation/trusted-flaggers.ts';

/**
 * The organisation for which a resident acts that has the status of trusted flagger today. It is known by
 * the account: an address alone makes no notice trusted.
 */
export async function flaggerActing(
	trx: Trx,
	{ city, now }: Context,
	residentId: number
): Promise<number | null> {
	const flagger = await flaggerOfResident(trx, city.id, residentId);
	return flagger && holdsStatus(flagger, dayIn(city.timeZone, now)) ? flagger.id : null;
}
