import { residentId } from '#lib/domain/actor.ts';
import { Invalid, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Words } from '#lib/domain/words.ts';
import { moved, type Direction } from '#lib/domain/word-list.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { lockOrder, setOrder, setRetired, updateWord } from '../../queries/word-lists.ts';

type Table = 'category' | 'neighbourhood';

/** Changes one of the city's lists: allowed, in one transaction, logged. @throws Forbidden */
export async function changeList(
	context: Context,
	verb: string,
	change: (trx: Db) => Promise<Record<string, number> | undefined>
): Promise<void> {
	const { db, city, actor } = context;
	authorize(actor, 'run city');
	await db.transaction().execute(async (trx) => {
		const detail = await change(trx);
		await recordActivity(trx, { cityId: city.id, actorId: residentId(actor), verb, detail });
	});
}

export function renameWord(
	context: Context,
	table: Table,
	word: { id: number; names: Words; icon?: string }
): Promise<void> {
	return changeList(context, `edit ${table}`, async (trx) => {
		requireFirstName(context, word.names);
		const list = { table, cityId: context.city.id };
		if (!(await updateWord(trx, list, word))) throw new NotFound();
		return { [table]: word.id };
	});
}

export function moveWord(
	context: Context,
	table: Table,
	{ id, direction }: { id: number; direction: Direction }
): Promise<void> {
	return changeList(context, `move ${table}`, async (trx) => {
		const list = { table, cityId: context.city.id };
		const order = await lockOrder(trx, list);
		if (!order.includes(id)) throw new NotFound();
		await setOrder(trx, list, moved(order, id, direction));
		return { [table]: id };
	});
}

export function retireWord(
	context: Context,
	table: Table,
	{ id, offered }: { id: number; offered: boolean }
): Promise<void> {
	return changeList(context, `${offered ? 'restore' : 'retire'} ${table}`, async (trx) => {
		const list = { table, cityId: context.city.id };
		const at = offered ? null : context.now;
		if (!(await setRetired(trx, list, { id, at }))) throw new NotFound();
		return { [table]: id };
	});
}

/** Every word of a list is there at least in the city's first language. @throws Invalid */
export function requireFirstName({ city }: Context, names: Words): void {
	const first = city.locales[0] ?? 'en';
	if (!names[first]) throw new Invalid('first_name_missing', `name_${first}`);
}
