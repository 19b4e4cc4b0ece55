import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { sendMail } from '../../mail/queue.ts';
import type { Appeal } from '../../queries/moderation/appeals.ts';
import { notifierOf } from '../../queries/moderation/notices.ts';
import type { Message } from '../../queries/moderation/talk.ts';
import { accountOfResident } from '../../queries/residents.ts';

/**
 * Tells the other side that there is a message, and nothing of what it says. Of the facilitators it is
 * who asked last; before anybody has, the queue says that there is one.
 */
export async function tellOfMessage(
	trx: Trx,
	{ city }: Context,
	appeal: Appeal,
	before: readonly Message[],
	byAppellant: boolean
): Promise<void> {
	const params = { cityId: city.id, appealId: appeal.id, toAppellant: !byAppellant };
	const asked = before.findLast((message) => !message.byAppellant)?.accountId;
	const to = byAppellant ? asked && { accountId: asked } : await appellantOf(trx, city.id, appeal);
	if (to) await sendMail(trx, { template: 'appeal-message', to, params });
}

async function appellantOf(trx: Trx, cityId: number, { residentId, noticeId }: Appeal) {
	if (residentId !== null)
		return { accountId: await accountOfResident(trx, { cityId, residentId }) };
	return (await notifierOf(trx, cityId, noticeId ?? 0))?.to;
}
