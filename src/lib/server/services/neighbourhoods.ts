import { Invalid, NotFound } from '#lib/domain/errors.ts';
import {
	keyOf,
	readNeighbourhoods,
	type Neighbourhood,
	type NeighbourhoodInput
} from '#lib/domain/neighbourhood.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Direction } from '#lib/domain/word-list.ts';
import { wordsIn, wordsOf, type Words } from '#lib/domain/words.ts';
import type { Context } from '../context.ts';
import { insertWords, listWords, lockOrder, setOrder } from '../queries/word-lists.ts';
import { changeList, moveWord, renameWord, retireWord } from './steps/word-lists.ts';

/** The neighbourhoods in their order, for who runs the city. @throws Forbidden */
export async function listNeighbourhoods({ db, city, actor }: Context): Promise<Neighbourhood[]> {
	authorize(actor, 'run city');
	const words = await listWords(db, { table: 'neighbourhood', cityId: city.id });
	return words.map(({ id, names, retired }) => ({ id, names, retired }));
}

/** @throws Forbidden, NotFound */
export async function readNeighbourhood(context: Context, id: number): Promise<Neighbourhood> {
	const neighbourhood = (await listNeighbourhoods(context)).find((one) => one.id === id);
	if (!neighbourhood) throw new NotFound();
	return neighbourhood;
}

/**
 * Adds those of a pasted list (see readNeighbourhoods) that the city does not have yet, at the end.
 * One bad line and nothing is added.
 * @throws Forbidden, Invalid
 */
export async function addNeighbourhoods(
	context: Context,
	lines: string
): Promise<{ added: number; known: number }> {
	authorize(context.actor, 'run city');
	const { neighbourhoods, faults } = readNeighbourhoods(lines, context.city.locales);
	if (faults.length > 0) throw new Invalid('lines', 'lines', { count: faults.length });
	let added = 0;
	await changeList(context, 'add neighbourhoods', async (trx) => {
		await lockOrder(trx, listOf(context));
		const known = (await listWords(trx, listOf(context))).map((one) => keyIn(context, one.names));
		const fresh = neighbourhoods.filter((names) => !known.includes(keyIn(context, names)));
		if (fresh.length > 0) {
			await insertWords(
				trx,
				listOf(context),
				fresh.map((names) => ({ names }))
			);
		}
		added = fresh.length;
		return { count: added };
	});
	return { added, known: neighbourhoods.length - added };
}

/** Puts them in the order of the alphabet of the city's first language. @throws Forbidden */
export async function sortNeighbourhoods(context: Context): Promise<void> {
	await changeList(context, 'sort neighbourhoods', async (trx) => {
		await lockOrder(trx, listOf(context));
		const words = await listWords(trx, listOf(context));
		const first = context.city.locales[0] ?? 'en';
		const alphabet = new Intl.Collator(first, { numeric: true });
		const name = (names: Words) => wordsIn(names, first, context.city.locales).text;
		words.sort((one, other) => alphabet.compare(name(one.names), name(other.names)));
		await setOrder(
			trx,
			listOf(context),
			words.map((word) => word.id)
		);
		return undefined;
	});
}

/** @throws Forbidden, NotFound, Invalid */
export async function editNeighbourhood(
	context: Context,
	id: number,
	input: NeighbourhoodInput
): Promise<void> {
	await renameWord(context, 'neighbourhood', { id, names: wordsOf(input, 'name') });
}

/** @throws Forbidden, NotFound */
export async function moveNeighbourhood(
	context: Context,
	id: number,
	direction: Direction
): Promise<void> {
	await moveWord(context, 'neighbourhood', { id, direction });
}

/** What lies in it stays there; it is offered no more. @throws Forbidden, NotFound */
export async function retireNeighbourhood(context: Context, id: number): Promise<void> {
	await retireWord(context, 'neighbourhood', { id, offered: false });
}

/** @throws Forbidden, NotFound */
export async function restoreNeighbourhood(context: Context, id: number): Promise<void> {
	await retireWord(context, 'neighbourhood', { id, offered: true });
}

function listOf({ city }: Context) {
	return { table: 'neighbourhood', cityId: city.id } as const;
}

function keyIn({ city }: Context, names: Words): string {
	return keyOf(wordsIn(names, city.locales[0] ?? 'en', city.locales).text);
}
