import { foldedWords, shortened } from '#lib/domain/moderation/fold.ts';
import { partedText } from './parted.ts';
import { shapesOf, type Shape } from './shape.ts';

/** Something in a text that can weigh for or against it, named as in the weights. */
export type Feature =
	| { name: string; kind: 'word'; said: string }
	| { name: string; kind: 'shape'; shape: Shape; said: string };

/** So many letters of a word can be its beginning, which endings and compounds leave as it is. */
const beginnings = [4, 5, 6, 7, 8, 9, 10];

/**
 * The features of a text, each once: its words (`word`), the beginnings of its words (`word*`), and
 * its shapes (`:link`). `said` is how the text writes it. No order, no neighbours: what is said twice or
 * in another place weighs the same.
 */
export function featuresOf(text: string): Map<string, Feature> {
	const parted = partedText(text);
	const found = foldedWords(parted.plain)
		.map((one) => ({ ...one, word: shortened(one.word) }))
		.filter(({ word }) => /^\p{L}/u.test(word));
	const features = new Map<string, Feature>();
	const put = (feature: Feature) => {
		if (!features.has(feature.name)) features.set(feature.name, feature);
	};
	for (const { word, start, end } of found) {
		if (word.length < 2) continue;
		const said = parted.plain.slice(start, end);
		put({ name: word.slice(0, longestWord), kind: 'word', said });
		for (const length of beginnings)
			if (word.length >= length) put({ name: `${word.slice(0, length)}*`, kind: 'word', said });
	}
	const words = found.map(({ word }) => word);
	for (const { shape, said } of shapesOf(parted, words))
		put({ name: `:${shape}`, kind: 'shape', shape, said });
	return features;
}

const longestWord = 40;
