import type { NotificationChoice, Rhythm } from '#lib/domain/notification/choice.ts';
import type { Db } from '../../database/connect.ts';
import type { Follower } from '../follows.ts';

/** The columns of notification_choice as they come, all null when there is no row. */
export interface ChoiceColumns {
	rhythm: Rhythm | null;
	hour: number;
	weeklyCap: number;
	quietFrom: number | null;
	quietTo: number | null;
	off: string[];
}
export function toChoice({
	rhythm,
	quietFrom,
	quietTo,
	...rest
}: ChoiceColumns): NotificationChoice | null {
	if (rhythm === null) return null;
	const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
	return { rhythm, quiet, ...rest };
}

/** What somebody chose; undefined when nothing. */
export async function choiceOfResident(
	db: Db,
	{ cityId, residentId }: Follower
): Promise<NotificationChoice | undefined> {
	const row = await db
		.selectFrom('notification_choice')
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.select([
			'rhythm',
			'hour',
			'weekly_cap as weeklyCap',
			'quiet_from as quietFrom',
			'quiet_to as quietTo',
			'off'
		])
		.executeTakeFirst();
	return (row && toChoice(row)) ?? undefined;
}

export async function setChoice(
	db: Db,
	{ cityId, residentId }: Follower,
	choice: NotificationChoice
): Promise<void> {
	const columns = {
		rhythm: choice.rhythm,
		hour: choice.hour,
		weekly_cap: choice.weeklyCap,
		quiet_from: choice.quiet?.from ?? null,
		quiet_to: choice.quiet?.to ?? null,
		off: [...choice.off]
	};
	await db
		.insertInto('notification_choice')
		.values({ city_id: cityId, resident_id: residentId, ...columns })
		.onConflict((conflict) => conflict.columns(['city_id', 'resident_id']).doUpdateSet(columns))
		.execute();
}

/** The city's key for links that stop mails; `fresh` becomes it when there is none yet. */
export async function unsubscribeKey(db: Db, cityId: number, fresh: string): Promise<string> {
	const kept = () =>
		db.selectFrom('unsubscribe_key').where('city_id', '=', cityId).select('key').executeTakeFirst();
	const found = await kept();
	if (found) return found.key;
	await db
		.insertInto('unsubscribe_key')
		.values({ city_id: cityId, key: fresh })
		.onConflict((conflict) => conflict.column('city_id').doNothing())
		.execute();
	return (await kept())?.key ?? fresh;
}
