import { sql } from 'kysely';
import type { SearchLanguage } from '#lib/domain/search/words.ts';

/** PostgreSQL's name for how words of a language are brought to their stems. */
export const configurations: Record<SearchLanguage, string> = {
	fi: 'finnish',
	sv: 'swedish',
	de: 'german',
	en: 'english',
	other: 'simple'
};

/**
 * How a typed word may be stemmed, as rows of (language, dictionary, ending to put on first). Finnish
 * twice: the nominative that people type (*pyörätie*) has a stem of its own, and the one of all
 * other cases is that of the genitive (*pyörätien*).
 */
export const dictionaries = [
	['fi', 'finnish_stem', ''],
	['fi', 'finnish_stem', 'n'],
	['sv', 'swedish_stem', ''],
	['de', 'german_stem', ''],
	['en', 'english_stem', ''],
	['other', 'simple', '']
].map(([language, dictionary, ending]) => {
	return sql`(${language}::text, ${dictionary}::text::regdictionary, ${ending}::text)`;
});
