import { Invalid } from '#lib/domain/errors.ts';

/** So many people a comment can name. */
export const mentionLimit = 10;

/** Behind more signs than these nobody is looked for. */
const signs = 100;

/** A name has so many words at most. */
const wordsOfName = 4;

export interface Nameable {
	id: number;
	name: string;
	/** Has written in the thread: of two of one name the one who is meant. */
	isHere: boolean;
}

/**
 * What could be names behind the `@` signs of a text, in small letters, for each sign the longest first:
 * `@Aino Virtanen, you` -> `aino virtanen, you`, `aino virtanen`, `aino`. An address of mail names nobody.
 */
export function possibleNames(text: string): string[][] {
	const found = [...text.matchAll(/(?<=^|[\s([“„”"'’])@(\p{L}[^\n@]{0,120})/gu)].slice(0, signs);
	return found.map(([, behind = '']) => {
		const words = behind.toLowerCase().split(/\s+/).slice(0, wordsOfName);
		const names = words.map((_, at) => words.slice(0, words.length - at).join(' '));
		return [...new Set(names.flatMap((name) => [name, bare(name)]))].filter((name) => name !== '');
	});
}

/**
 * Whom a text names, by its possible names: behind each sign the longest name that somebody has; of several of that name those
 * who have written in the thread; nobody where it stays open who is meant.
 * @throws Invalid when it names more than ten people
 */
export function mentionedIn(possible: readonly string[][], people: readonly Nameable[]): number[] {
	const byName = Map.groupBy(people, ({ name }) => name.toLowerCase());
	const ids = possible.flatMap((names) => {
		const name = names.find((one) => byName.has(one));
		const bearers = name === undefined ? [] : (byName.get(name) ?? []);
		const here = bearers.filter(({ isHere }) => isHere);
		const [meant, ...others] = here.length > 0 ? here : bearers;
		return meant && others.length === 0 ? [meant.id] : [];
	});
	const all = [...new Set(ids)];
	if (all.length > mentionLimit)
		throw new Invalid('comment_mentions', 'body', { most: mentionLimit });
	return all;
}

function bare(name: string): string {
	return name.replace(/[^\p{L}\p{N}]+$/u, '');
}
