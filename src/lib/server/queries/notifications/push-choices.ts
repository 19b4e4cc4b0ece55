import { defaultPushChoice, type PushChoice } from '#lib/domain/notification/push.ts';
import type { Db } from '../../database/connect.ts';
import type { Follower } from '../follows.ts';

/** The columns of push_choice as they come, both null when there is no row. */
export interface PushChoiceColumns {
	kindsOff: string[] | null;
	groupsOff: number[] | null;
}

export function toPushChoice({ kindsOff, groupsOff }: PushChoiceColumns): PushChoice {
	return kindsOff && groupsOff ? { kindsOff, groupsOff } : defaultPushChoice;
}

/** What somebody wants on their devices. */
export async function pushChoiceOfResident(
	db: Db,
	{ cityId, residentId }: Follower
): Promise<PushChoice> {
	const row = await db
		.selectFrom('push_choice')
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.select(['kinds_off as kindsOff', 'groups_off as groupsOff'])
		.executeTakeFirst();
	return row ?? defaultPushChoice;
}

export async function setPushChoice(
	db: Db,
	{ cityId, residentId }: Follower,
	{ kindsOff, groupsOff }: PushChoice
): Promise<void> {
	const columns = { kinds_off: [...kindsOff], groups_off: [...groupsOff] };
	await db
		.insertInto('push_choice')
		.values({ city_id: cityId, resident_id: residentId, ...columns })
		.onConflict((conflict) => conflict.columns(['city_id', 'resident_id']).doUpdateSet(columns))
		.execute();
}
