import {
	watchEffects,
	type WatchEffect,
	type WatchWord
} from '#lib/domain/moderation/watch-words.ts';

/** The last part of the address of a list: `hold` for every language, `hold-fi` for one. */
export const nameOf = (effect: WatchEffect, language: string | null) =>
	language === null ? effect : `${effect}-${language}`;

/** What such a name means; undefined when it is none. */
export function listNamed(
	name: string
): { effect: WatchEffect; language: string | null } | undefined {
	const [, said, language = null] = /^([a-z]+)(?:-([a-z]{2,3}))?$/.exec(name) ?? [];
	const effect = watchEffects.find((one) => one === said);
	return effect && { effect, language };
}

/** Every list there can be, the city's languages and those that have words, with how many words are on it. */
export function listsOf(words: readonly WatchWord[], locales: readonly string[]) {
	const languages = new Set([...locales, ...words.flatMap(({ language }) => language ?? [])]);
	return watchEffects.map((effect) => ({
		effect,
		lists: [null, ...languages].map((language) => ({
			language,
			name: nameOf(effect, language),
			words: words.filter((word) => word.effect === effect && word.language === language).length
		}))
	}));
}
