import type { Actor } from './actor.ts';
import type { City } from './city.ts';
import type { Locale, TextLanguage } from './locale.ts';
import { may } from './permissions.ts';

/** What people write that a machine can translate. */
export const translatedKinds = ['comment', 'thread', 'proposal'] as const;
export type TranslatedKind = (typeof translatedKinds)[number];

/** Characters of a translation: of the longest text, and other languages need more words. */
export const translationLimit = 60_000;

/** A translation of a text waits to be read, or can be asked for; null: neither is for this reader. */
export type TranslationOffer = 'read' | 'ask' | null;

interface Place {
	city: Pick<City, 'offersTranslation'>;
	/** Of the page. */
	locale: Locale;
}

/** The language into which texts may have been translated for this reader; null where the city offers none. */
export function wantedTranslation({ city, locale }: Place): Locale | null {
	return city.offersTranslation ? locale : null;
}

/** What stands below a text that is in another language than the page. Only public texts go to a machine. */
export function offerTranslation(
	actor: Actor,
	text: { language: TextLanguage; isPublic: boolean; isTranslated: boolean },
	{ city, locale }: Place
): TranslationOffer {
	if (!city.offersTranslation || !text.isPublic || text.language === locale) return null;
	if (text.isTranslated) return 'read';
	return may(actor, 'translate') ? 'ask' : null;
}
