import { languageName, type Locale } from '#lib/domain/locale.ts';

/** The name of a language as it begins a label. */
export function languageLabel(locale: Locale, reader: Locale): string {
	const name = languageName(locale, reader);
	return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
}

/** What the fields of WordFields are called in a summary of faults. */
export function wordLabels(
	prefix: string,
	legend: string,
	{ locales, reader }: { locales: readonly Locale[]; reader: Locale }
): Record<string, string> {
	const labels = locales.map((locale) => [
		`${prefix}_${locale}`,
		`${legend} (${languageLabel(locale, reader)})`
	]);
	return Object.fromEntries(labels) as Record<string, string>;
}
