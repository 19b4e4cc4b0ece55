import type { Locale } from '#lib/domain/locale.ts';
import { rational, readRational, type Rational } from '#lib/domain/tally/exact.ts';
import type { Tally } from '#lib/domain/tally/result.ts';
import { decimal, money } from '#lib/i18n/amounts.ts';
import { count, listOf } from '#lib/i18n/dates.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** In which language a result is told, and in which money (ISO 4217), where the city has said. */
export type Tongue = { readonly locale?: Locale; readonly currency?: string };

/** Names, numbers and amounts of one tally, as a sentence has them. */
export type Teller = ReturnType<typeof tellerOf>;

/** As many names, and letters of names, as a headline can bear; the rest is "and 5 more". */
const most = { names: 4, letters: 120 };

export function tellerOf({ options }: Pick<Tally, 'options'>, { locale, currency }: Tongue) {
	const tongue = { locale };
	const name = (place: number) => isolate(options[place]?.name ?? '');
	const n = (value: number) => count(value, locale);
	const counted = (text: string) => ({
		count: Number(decimalOf(text)),
		n: decimal(text, locale)
	});
	return {
		tongue,
		name,
		n,
		/** `12`, `12.34` or `17/5` as the language writes it. */
		amount: (text: string, places?: number) => decimal(text, locale, places),
		money: (text: string) => money(text, locale, currency),
		names: (places: readonly number[]) => listOf(places.map(name), locale),
		/** The first few names and how many more there are. */
		someNames(places: readonly number[]) {
			let letters = 0;
			const fits = (place: number) => (letters += options[place]?.name.length ?? 0) < most.letters;
			const short = places.length <= most.names && places.every(fits);
			if (short || places.length === 1) return listOf(places.map(name), locale);
			letters = 0;
			const first = places.slice(0, most.names - 1).filter((place, at) => fits(place) || at === 0);
			const rest = places.length - first.length;
			return m.poll_and_more(
				{ names: first.map(name).join(', '), count: rest, n: n(rest) },
				tongue
			);
		},
		list: (words: readonly string[]) => listOf(words, locale),
		votes: (text: string) => m.poll_votes_n(counted(text), tongue),
		points: (text: string) => m.poll_points_n(counted(text), tongue),
		ballots: (text: string) => m.poll_ballots_n(counted(text), tongue)
	};
}

/** What decides between singular and plural: whole numbers only are ever "one". */
function decimalOf(text: string): string {
	const value: Rational = readRational(text) ?? rational(0);
	return value.d === 1n ? String(value.n) : '0.5';
}
