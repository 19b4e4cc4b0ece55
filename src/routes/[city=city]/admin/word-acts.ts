import { NotFound } from '#lib/domain/errors.ts';
import type { Direction, ListedWord } from '#lib/domain/word-list.ts';
import { wordsIn } from '#lib/domain/words.ts';
import type { Context } from '#lib/server/context.ts';
import { match as isId } from '../../../params/id.ts';

/** The word that a button of the list stands for. @throws NotFound for what is no number of ours */
export function idIn(fields: FormData): number {
	const id = fields.get('id');
	if (typeof id !== 'string' || !isId(id)) throw new NotFound();
	return Number(id);
}

export function directionIn(fields: FormData): Direction {
	return fields.get('direction') === 'up' ? 'up' : 'down';
}

/** A word of a list with its name as the reader reads it. */
export function asRead<W extends ListedWord>({ locale, city }: Context, { names, ...word }: W) {
	return { ...word, name: wordsIn(names, locale, city.locales) };
}
