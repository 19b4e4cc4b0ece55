/** A name that voters wrote in, and how often. */
export interface WrittenName {
	readonly name: string;
	readonly times: number;
}

/** The same for texts that differ only in capital letters, spaces or the way their letters are encoded. */
export function sameSpelling(text: string): string {
	return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Names that differ only in capital letters, spaces or the way their letters are encoded are one, in the
 * spelling used most; the most frequent first, then by the alphabet. They are listed beside the result:
 * only people can tell whether two spellings mean the same.
 */
export function joinSpellings(written: readonly WrittenName[], locale?: string): WrittenName[] {
	const joined = new Map<string, { spelling: WrittenName; times: number }>();
	for (const spelling of written) {
		const key = sameSpelling(spelling.name);
		const had = joined.get(key);
		const isUsual = !had || spelling.times > had.spelling.times;
		joined.set(key, {
			spelling: isUsual ? spelling : had.spelling,
			times: (had?.times ?? 0) + spelling.times
		});
	}
	const { compare } = new Intl.Collator(locale);
	return [...joined.values()]
		.map(({ spelling: { name }, times }) => ({ name, times }))
		.sort((one, other) => other.times - one.times || compare(one.name, other.name));
}
