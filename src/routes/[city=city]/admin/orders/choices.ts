import { unionLanguages } from '#lib/domain/contact-point.ts';
import { languageName, type Locale } from '#lib/domain/locale.ts';
import { memberStates } from '#lib/domain/moderation/order.ts';
import { statementCategories, territorialScope } from '#lib/domain/moderation/statement.ts';
import { categoryWords, countryName } from '#lib/i18n/duty-words.ts';

interface Choice {
	value: string;
	text: string;
}

export const countryChoices = (locale: Locale) => countries(memberStates, locale);

export const scopeChoices = (locale: Locale) => countries(territorialScope, locale);

export function categoryChoices(locale: Locale): Choice[] {
	return sorted(
		statementCategories.map((value) => ({ value, text: categoryWords[value]() })),
		locale
	);
}

export function languageChoices(locale: Locale): Choice[] {
	return sorted(
		unionLanguages.map((value) => ({ value, text: languageName(value, locale) })),
		locale
	);
}

function countries(codes: readonly string[], locale: Locale): Choice[] {
	return sorted(
		codes.map((value) => ({ value, text: countryName(value) })),
		locale
	);
}

function sorted(choices: Choice[], locale: Locale): Choice[] {
	return choices.sort((one, other) => one.text.localeCompare(other.text, locale));
}
