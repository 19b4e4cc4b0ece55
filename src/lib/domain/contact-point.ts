import { z } from 'zod';
import type { City } from './city.ts';
import { normaliseEmail } from './email.ts';
import type { Locale, TextLanguage } from './locale.ts';
import { prose } from './text.ts';
import { wordFields, wordsIn, type Said } from './words.ts';

/** The official languages of the European Union (Regulation No 1 of 1958 as it stands). */
export const unionLanguages = [
	...['bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'ga', 'hr'],
	...['hu', 'it', 'lt', 'lv', 'mt', 'nl', 'pl', 'pt', 'ro', 'sk', 'sl', 'sv']
] as const satisfies readonly TextLanguage[];

/**
 * Where a city can be reached: by everybody (Digital Services Act, article 12: electronically, and not by
 * machines alone) and by authorities (article 11: in at least one official language).
 */
export interface ContactPoints {
	email: string | null;
	/** A form on the web, `https://…`. */
	form: string | null;
	/** Office, telephone, hours; in the reader's language or the nearest. */
	contact: Said;
	/** Null while the city has named none. */
	authorities: { email: string; languages: readonly TextLanguage[] } | null;
}

export function contactPointsOf(city: City, locale: Locale): ContactPoints {
	const { authoritiesEmail, authoritiesLanguages } = city;
	return {
		email: city.contactEmail,
		form: city.contactForm,
		contact: wordsIn(city.contact, locale, city.locales),
		authorities:
			authoritiesEmail === null
				? null
				: { email: authoritiesEmail, languages: authoritiesLanguages }
	};
}

const maybeEmail = z
	.string()
	.default('')
	.refine((value) => value.trim() === '' || normaliseEmail(value) !== undefined, { error: 'email' })
	.transform((value) => normaliseEmail(value) ?? '');

const maybeWebAddress = z
	.string()
	.default('')
	.transform((value) => value.trim())
	.refine((value) => value === '' || isWebAddress(value), { error: 'web_address' });

export const contactForm = z
	.object({
		email: maybeEmail,
		form: maybeWebAddress,
		...wordFields('contact', prose({ max: 2000 })),
		authoritiesEmail: maybeEmail,
		authoritiesLanguages: z.array(z.enum(unionLanguages)).default([])
	})
	.superRefine(({ authoritiesEmail, authoritiesLanguages }, issues) => {
		const isHeard = authoritiesLanguages.length > 0;
		const fault = (path: string, message: string) =>
			issues.addIssue({ code: 'custom', message, path: [path] });
		if (authoritiesEmail !== '' && !isHeard) fault('authoritiesLanguages', 'choose_one');
		if (authoritiesEmail === '' && isHeard) fault('authoritiesEmail', 'required');
	});
export type ContactInput = z.infer<typeof contactForm>;

function isWebAddress(value: string): boolean {
	return value.length <= 300 && /^https:\/\/[^\s]+$/.test(value) && URL.canParse(value);
}
