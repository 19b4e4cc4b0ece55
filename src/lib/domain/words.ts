import { locales, type Locale } from './locale.ts';

/** A city's own word or text (a name of a category, a greeting) in some of its languages. */
export type Words = Partial<Record<Locale, string>>;

export interface Said {
	text: string;
	/** The language of `text`: it goes into `lang` when it is not the page's. */
	lang: Locale;
}

/** The words in `locale`, else in the first of the city's languages that has them; empty when nobody wrote any. */
export function wordsIn(
	words: Words,
	locale: Locale,
	cityLocales: readonly Locale[] = locales
): Said {
	for (const lang of [locale, ...cityLocales, ...locales]) {
		const text = words[lang];
		if (text) return { text, lang };
	}
	return { text: '', lang: locale };
}
