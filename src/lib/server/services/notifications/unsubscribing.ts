import { NotFound } from '#lib/domain/errors.ts';
import { defaultChoice } from '#lib/domain/notification/choice.ts';
import { cityKey } from '../../city-key.ts';
import type { Context } from '../../context.ts';
import { choiceOfResident } from '../../queries/notifications/choices.ts';
import { readUnsubscribeToken } from '../../unsubscribe-token.ts';
import { keepChoice } from './choosing.ts';

/**
 * Whether the mails that this link stops still go out. Looking changes nothing: mail programs and
 * scanners open links by themselves. Open to all. @throws NotFound when the link is none of ours
 */
export async function seeUnsubscribing(
	context: Context,
	token: string
): Promise<{ isStopped: boolean }> {
	const choice = await choiceOfResident(context.db, await ownerOf(context, token));
	return { isStopped: choice?.rhythm === 'never' };
}

/** Stops all notification mails of this city to the link's owner; the rest of their choices stays. Open to all. @throws NotFound */
export async function unsubscribe(context: Context, token: string): Promise<void> {
	const { db, city, now } = context;
	const owner = await ownerOf(context, token);
	await db.transaction().execute(async (trx) => {
		const choice = (await choiceOfResident(trx, owner)) ?? defaultChoice;
		await keepChoice(trx, owner, { ...choice, rhythm: 'never' }, { now, timeZone: city.timeZone });
	});
}

async function ownerOf({ db, city }: Context, token: string) {
	const key = await cityKey(db, city.id);
	const residentId = readUnsubscribeToken(key, city.id, token);
	if (residentId === undefined) throw new NotFound('unsubscribe_link');
	return { cityId: city.id, residentId };
}
