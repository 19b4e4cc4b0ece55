import type { Locale, TextLanguage } from './locale.ts';
import type { Words } from './words.ts';

export interface City {
	id: number;
	slug: string;
	names: Words;
	/** A sentence of who we are, for the home page. */
	welcome: Words;
	/** The languages the city offers, its own first. */
	locales: readonly Locale[];
	/** An IANA name such as `Europe/Helsinki`. */
	timeZone: string;
	/** ISO 4217 code of what costs are in, such as `EUR`. */
	currency: string;
	/** `#rrggbb`, as the admin chose it; colour.ts makes the readable shades. */
	accent: string;
	contactEmail: string | null;
	contact: Words;
	/** A form on the web that people can use instead of e-mail, `https://…`. */
	contactForm: string | null;
	/** Where authorities write to (domain/contact-point.ts), and in which languages. */
	authoritiesEmail: string | null;
	authoritiesLanguages: readonly TextLanguage[];
	/** Whether residents may have public texts translated by a machine. */
	offersTranslation: boolean;
	logoId: string | null;
}

/** First parts of addresses that no city may take, because pages of the whole install live there. */
export const reservedSlugs: readonly string[] = [
	'account',
	'admin-invitation',
	'api',
	'confirm',
	'confirm-email',
	'demo',
	'health',
	'inbound',
	'link',
	'metrics',
	'reset',
	'robots',
	'sign-in',
	'sign-out',
	'sign-up',
	'theme',
	'well-known'
];

export function isCitySlug(value: string): boolean {
	return /^[a-z][a-z0-9-]{2,39}$/.test(value) && !reservedSlugs.includes(value);
}
