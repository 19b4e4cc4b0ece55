import { z } from 'zod';
import { isTimeZone } from './calendar.ts';
import { locales, type Locale } from './locale.ts';
import { line, prose } from './text.ts';
import { wordFields, wordsOf } from './words.ts';

/** What costs can be in (ISO 4217): the currencies of Europe's cities. */
export const currencies = [
	'EUR',
	'SEK',
	'NOK',
	'DKK',
	'ISK',
	'GBP',
	'CHF',
	'PLN',
	'CZK',
	'HUF',
	'RON',
	'RSD',
	'UAH'
] as const;

/** What a city is called and how it greets, its languages and its clock. */
export const cityForm = z
	.object({
		...wordFields('name', line({ max: 60 })),
		...wordFields('welcome', prose({ max: 300 })),
		locales: z.array(z.enum(locales)).min(1, { error: 'choose_one' }).default(['en']),
		firstLocale: z.enum(locales, { error: 'choose' }).default('en'),
		timeZone: z.string({ error: 'required' }).refine(isTimeZone, { error: 'time_zone' }),
		currency: z.enum(currencies, { error: 'choose' }).default('EUR'),
		offersTranslation: z.boolean().default(false)
	})
	.refine(({ locales, firstLocale }) => locales.includes(firstLocale), {
		error: 'first_language_offered',
		path: ['firstLocale']
	})
	.superRefine((input, issues) => {
		if (!wordsOf(input, 'name')[input.firstLocale])
			issues.addIssue({ code: 'custom', message: 'required', path: [`name_${input.firstLocale}`] });
	});
export type CityInput = z.infer<typeof cityForm>;

/** The languages a city offers, its own first, the others in the order in which the form has them. */
export function localesOf({ locales: chosen, firstLocale }: CityInput): Locale[] {
	return [...new Set([firstLocale, ...chosen])];
}

export const accentForm = z.object({
	accent: z
		.string({ error: 'required' })
		.transform((value) => value.trim().toLowerCase().replace(/^#?/, '#'))
		.refine((value) => /^#[0-9a-f]{6}$/.test(value), { error: 'colour' })
});

/** `version` is the one its writer had before them: who was overtaken is told. */
export const rulesForm = z.object({
	version: z.coerce.number().int().min(0).default(0),
	...wordFields('text', prose({ max: 20_000 })),
	...wordFields('changes', prose({ max: 300 }))
});
export type RulesInput = z.infer<typeof rulesForm>;

/**
 * The first of the city's languages in which rules are written but not what they change; from the second
 * version on, whoever reads the rules reads that too.
 */
export function changesUnsaid(
	input: RulesInput,
	cityLocales: readonly Locale[]
): Locale | undefined {
	if (input.version === 0) return undefined;
	return cityLocales.find((locale) => input[`text_${locale}`] && !input[`changes_${locale}`]);
}
