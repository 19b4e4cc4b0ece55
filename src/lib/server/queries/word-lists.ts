import { sql, type RawBuilder } from 'kysely';
import type { Words } from '#lib/domain/words.ts';
import type { ListedWord } from '#lib/domain/word-list.ts';
import type { Db } from '../database/connect.ts';

/** Categories and neighbourhoods are alike: words of a city in an order of its own. */
export interface WordList {
	table: 'category' | 'neighbourhood';
	cityId: number;
}

type Listed = ListedWord & { icon: string | null };

/** The whole list in its order, retired words last. */
export async function listWords(db: Db, list: WordList): Promise<Listed[]> {
	const rows = await inList(db, list)
		.select(['id', 'names', 'retired_at'])
		.select(iconOf(list).as('icon'))
		.orderBy(sql`retired_at is not null, position, id`)
		.execute();
	return rows.map(({ retired_at, ...word }) => ({ ...word, retired: retired_at !== null }));
}

/**
 * Holds the list still inside a transaction, whoever changes its order: rows are held by their ids, and
 * read when all of them are. @returns the ids of what is offered, in their order
 */
export async function lockOrder(trx: Db, list: WordList): Promise<number[]> {
	const offered = inList(trx, list).select('id').where('retired_at', 'is', null);
	await offered.orderBy('id').forUpdate().execute();
	const rows = await offered.orderBy('position').orderBy('id').execute();
	return rows.map((row) => row.id);
}

export async function setOrder(trx: Db, list: WordList, ids: readonly number[]): Promise<void> {
	await sql`
		update ${sql.table(list.table)} as word set position = placed.position
		from unnest(${ids}::bigint[]) with ordinality as placed (id, position)
		where word.city_id = ${list.cityId} and word.id = placed.id`.execute(trx);
}

/** Adds words at the end. */
export async function insertWords(
	db: Db,
	list: WordList,
	words: { names: Words; icon?: string }[]
): Promise<void> {
	const { last } = await inList(db, list)
		.select(sql<number>`coalesce(max(position), 0)`.as('last'))
		.executeTakeFirstOrThrow();
	const rows = words.map(({ names }, index) => ({
		city_id: list.cityId,
		names: JSON.stringify(names),
		position: last + index + 1
	}));
	if (list.table === 'neighbourhood') await db.insertInto('neighbourhood').values(rows).execute();
	else {
		const withIcons = rows.map((row, index) => ({ ...row, icon: words[index]?.icon ?? '' }));
		await db.insertInto('category').values(withIcons).execute();
	}
}

/** @returns false when the list has no such word */
export async function updateWord(
	db: Db,
	list: WordList,
	word: { id: number; names: Words; icon?: string }
): Promise<boolean> {
	const done = await sql`
		update ${sql.table(list.table)} set names = ${JSON.stringify(word.names)}::text::jsonb
			${word.icon === undefined ? sql`` : sql`, icon = ${word.icon}`}
		where city_id = ${list.cityId} and id = ${word.id}`.execute(db);
	return (done.numAffectedRows ?? 0n) > 0n;
}

/** Retires a word, or offers it again (`at` null). @returns false when the list has no such word */
export async function setRetired(
	db: Db,
	list: WordList,
	{ id, at }: { id: number; at: Date | null }
): Promise<boolean> {
	const done = await db
		.updateTable(alike(list))
		.set({ retired_at: at })
		.where('city_id', '=', list.cityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows > 0n;
}

function inList(db: Db, list: WordList) {
	return db.selectFrom(alike(list)).where('city_id', '=', list.cityId);
}

/** The columns of a neighbourhood are among those of a category. */
function alike({ table }: WordList): 'neighbourhood' {
	return table as 'neighbourhood';
}

function iconOf({ table }: WordList): RawBuilder<string | null> {
	return table === 'category' ? sql`icon` : sql`null`;
}
