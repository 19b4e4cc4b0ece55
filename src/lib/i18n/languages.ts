import type { Locale } from '#lib/domain/locale.ts';

/** Each language as its own speakers call it. */
export const languageNames: Record<Locale, string> = {
	en: 'English',
	fi: 'Suomi',
	sv: 'Svenska',
	de: 'Deutsch'
};
