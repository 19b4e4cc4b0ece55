import type { Locale } from '#lib/domain/locale.ts';
import { wordsIn, type Words } from '#lib/domain/words.ts';

interface Titled {
	title: string;
	language: string;
	changes: Words | null;
}

/** Of new rules it is what they changed, in the reader's language or the nearest, that stands as their title. */
export function titledFor<T extends Titled>(
	told: T,
	locale: Locale,
	cityLocales: readonly Locale[]
): T {
	if (told.changes === null) return told;
	const { text: title, lang: language } = wordsIn(told.changes, locale, cityLocales);
	return { ...told, title, language };
}
