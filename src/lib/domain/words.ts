import { z } from 'zod';
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

type FieldName<P extends string> = `${P}_${Locale}`;

/** One field a language, all optional: `name_en`, `name_fi`… The way a form without scripts sends words. */
export function wordFields<P extends string>(prefix: P, field: z.ZodType<string, string>) {
	const fields = locales.map((locale) => [`${prefix}_${locale}`, field.default('')]);
	return Object.fromEntries(fields) as Record<
		FieldName<P>,
		z.ZodDefault<z.ZodType<string, string>>
	>;
}

/** The words that such fields hold. */
export function wordsOf<P extends string>(
	fields: Readonly<Record<FieldName<P>, string>>,
	prefix: P
): Words {
	const filled = locales.map((locale) => [locale, fields[`${prefix}_${locale}`]] as const);
	return Object.fromEntries(filled.filter(([, text]) => text !== ''));
}

/** The fields that show such words. */
export function fieldsOf<P extends string>(words: Words, prefix: P) {
	const fields = locales.map((locale) => [`${prefix}_${locale}`, words[locale] ?? '']);
	return Object.fromEntries(fields) as Record<FieldName<P>, string>;
}
