import { NotFound } from '#lib/domain/errors.ts';
import type { Category, CategoryInput } from '#lib/domain/category.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Direction } from '#lib/domain/word-list.ts';
import { wordsOf } from '#lib/domain/words.ts';
import type { Context } from '../context.ts';
import { insertWords, listWords } from '../queries/word-lists.ts';
import {
	changeList,
	moveWord,
	renameWord,
	requireFirstName,
	retireWord
} from './steps/word-lists.ts';

/** The categories in their order, for who runs the city. @throws Forbidden */
export async function listCategories({ db, city, actor }: Context): Promise<Category[]> {
	authorize(actor, 'run city');
	const words = await listWords(db, { table: 'category', cityId: city.id });
	return words.map((word) => ({ ...word, icon: word.icon ?? '' }));
}

/** @throws Forbidden, NotFound */
export async function readCategory(context: Context, id: number): Promise<Category> {
	const category = (await listCategories(context)).find((one) => one.id === id);
	if (!category) throw new NotFound();
	return category;
}

/** Adds a category at the end. @throws Forbidden, Invalid without a name in the city's first language */
export async function addCategory(context: Context, input: CategoryInput): Promise<void> {
	await changeList(context, 'add category', async (trx) => {
		const names = wordsOf(input, 'name');
		requireFirstName(context, names);
		const list = { table: 'category', cityId: context.city.id } as const;
		await insertWords(trx, list, [{ names, icon: input.icon }]);
		return undefined;
	});
}

/** @throws Forbidden, NotFound, Invalid */
export async function editCategory(
	context: Context,
	id: number,
	input: CategoryInput
): Promise<void> {
	await renameWord(context, 'category', { id, names: wordsOf(input, 'name'), icon: input.icon });
}

/** @throws Forbidden, NotFound */
export async function moveCategory(
	context: Context,
	id: number,
	direction: Direction
): Promise<void> {
	await moveWord(context, 'category', { id, direction });
}

/** What is in it stays there; it is offered no more. @throws Forbidden, NotFound */
export async function retireCategory(context: Context, id: number): Promise<void> {
	await retireWord(context, 'category', { id, offered: false });
}

/** @throws Forbidden, NotFound */
export async function restoreCategory(context: Context, id: number): Promise<void> {
	await retireWord(context, 'category', { id, offered: true });
}
