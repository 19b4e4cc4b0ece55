import type { Named } from '#lib/domain/import/plan.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '../../database/connect.ts';

export interface TargetGroup {
	id: number;
	name: string;
	threshold: number | null;
}

/** Every group that something can be imported into. */
export async function targetGroups(db: Db, cityId: number): Promise<TargetGroup[]> {
	return selectTargets(db, cityId).orderBy('name').orderBy('id').execute();
}

/** Holds the group for this transaction: two imports into it come one after the other. */
export async function lockTarget(
	db: Db,
	cityId: number,
	groupId: number
): Promise<TargetGroup | undefined> {
	return selectTargets(db, cityId).where('id', '=', groupId).forNoKeyUpdate().executeTakeFirst();
}

function selectTargets(db: Db, cityId: number) {
	return db
		.selectFrom('partner_group')
		.where('city_id', '=', cityId)
		.select(['id', 'name', 'support_threshold as threshold']);
}

type Place = 'category' | 'neighbourhood';

export async function namedThings(db: Db, table: Place, cityId: number): Promise<Named[]> {
	return db
		.selectFrom(table)
		.where('city_id', '=', cityId)
		.select(['id', 'names'])
		.orderBy('id')
		.execute();
}

/** Makes them, behind those that are there. */
export async function insertNamedThings(
	db: Db,
	table: Place,
	{ cityId, locale, names }: { cityId: number; locale: Locale; names: readonly string[] }
): Promise<void> {
	if (names.length === 0) return;
	const { last } = await db
		.selectFrom(table)
		.where('city_id', '=', cityId)
		.select((eb) => eb.fn.coalesce(eb.fn.max<number>('position'), eb.lit(0)).as('last'))
		.executeTakeFirstOrThrow();
	const rows = names.map((name, place) => ({
		city_id: cityId,
		names: JSON.stringify({ [locale]: name }),
		position: last + place + 1
	}));
	if (table === 'neighbourhood') await db.insertInto('neighbourhood').values(rows).execute();
	else {
		await db
			.insertInto('category')
			.values(rows.map((row) => ({ ...row, icon: 'voice' })))
			.execute();
	}
}
