/** The languages the pages speak, English first; a city offers some of them. */
export const locales = ['en', 'fi', 'sv', 'de'] as const;
export type Locale = (typeof locales)[number];

/** What people write may be in any language: a BCP 47 primary tag such as `ca` or `so`. */
export type TextLanguage = string;

export function isLocale(value: unknown): value is Locale {
	return locales.some((locale) => locale === value);
}

/** The language of a tag without its region or script: `de-AT` -> `de`. */
export function primaryLanguage(tag: TextLanguage): string {
	return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}

/** The name of a language in a locale's words, the tag itself when nobody knows it or it is none. */
export function languageName(tag: TextLanguage, locale: Locale): string {
	if (!/^[a-z]{2,3}$/.test(tag)) return tag;
	return (
		namesUnknownToBrowsers[tag]?.[locale] ??
		new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(tag) ??
		tag
	);
}

const namesUnknownToBrowsers: Record<TextLanguage, Record<Locale, string> | undefined> = {
	se: { en: 'Northern Sámi', fi: 'pohjoissaame', sv: 'nordsamiska', de: 'Nordsamisch' }
};
