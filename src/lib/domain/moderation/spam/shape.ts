import type { PartedText } from './parted.ts';

/**
 * What a text looks like, whatever its language. link: an address of a page; links: three or more; only_link:
 * hardly a word beside it; capitals: most letters are capital; stretched: one letter four times in a row;
 * repeated: the same words again and again; exclaimed: two exclamation marks together; phone: a number of
 * seven digits or more that begins with 0 or +; money: an amount with its currency.
 */
export const shapes = [
	'link',
	'links',
	'only_link',
	'capitals',
	'stretched',
	'repeated',
	'exclaimed',
	'phone',
	'money'
] as const;
export type Shape = (typeof shapes)[number];

/**
 * The shapes of a text, each with the part of the text that shows it: empty where that is the whole.
 * @param words the folded words of the text without its links
 */
export function shapesOf(
	{ plain, links }: PartedText,
	words: readonly string[]
): { shape: Shape; said: string }[] {
	const shown: [Shape, string | false | undefined][] = [
		['link', links[0]],
		['links', links.length >= 3 && ''],
		['only_link', links.length > 0 && words.length <= 3 && ''],
		['capitals', isInCapitals(plain) && ''],
		['stretched', /(\p{L})\1{3,}/iu.exec(plain)?.[0]],
		['repeated', words.length >= 8 && new Set(words).size * 2 <= words.length && ''],
		['exclaimed', /!{2,}/.exec(plain)?.[0]],
		['phone', /(?<!\d)(?:0|\+\d)(?:[ ()/-]{0,2}\d){6,14}(?!\d)/.exec(plain)?.[0]],
		['money', amount.exec(plain)?.[0]]
	];
	return shown.flatMap(([shape, said]) =>
		said === undefined || said === false ? [] : { shape, said: said.slice(0, longestSaid) }
	);
}

/** As much of a long sign as a sentence can name, in UTF-16 units. */
const longestSaid = 60;
const amount =
	/[€£$]\s?\d[\d.,]{0,12}|(?<!\d)\d(?:[., ]?\d){0,12}\s?(?:[€£$]|(?:eur|euro|euroa|kr|kronor|pounds?|usd|gbp)(?!\p{L}))/iu;

/** Of at least twelve letters that have a case, six in ten are capital. */
function isInCapitals(text: string): boolean {
	const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
	const small = text.match(/\p{Ll}/gu)?.length ?? 0;
	return capitals + small >= 12 && capitals * 10 >= (capitals + small) * 6;
}
