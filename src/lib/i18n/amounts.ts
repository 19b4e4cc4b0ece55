import type { Locale } from '#lib/domain/locale.ts';
import { readRational, writeDecimal, type Rational } from '#lib/domain/tally/exact.ts';
import { numbers, tag } from './dates.ts';
import { m } from './paraglide/messages.js';

/** Exact numbers of a count as people read them: cut, never rounded, as the count itself cuts. */
export function decimal(text: string, locale?: Locale, places = 2): string {
	const value = readRational(text);
	if (!value) return text;
	const format = numbers(locale, { maximumFractionDigits: places });
	return format.format(writeDecimal(value, places) as Intl.StringNumericLiteral);
}

/** A decimal with all its places, as whoever counts again writes it: `1,120.00000`. */
export function fixed(text: string, locale?: Locale): string {
	const places = text.split('.')[1]?.length ?? 0;
	const format = numbers(locale, { minimumFractionDigits: places });
	return format.format(text as Intl.StringNumericLiteral);
}

/** Money: whole, or with both decimals; `currency` is an ISO 4217 code such as `EUR`. */
export function money(text: string, locale?: Locale, currency?: string): string {
	const value = readRational(text);
	if (!value) return text;
	const digits = value.d === 1n ? 0 : 2;
	const format = numbers(locale, {
		...(currency ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}),
		minimumFractionDigits: digits,
		maximumFractionDigits: digits
	});
	return format.format(writeDecimal(value, digits) as Intl.StringNumericLiteral);
}

/** A part of a whole in per cent: `61 %`, with one decimal where the whole is large enough for it. */
export function percent(part: number, whole: number, locale?: Locale): string {
	const digits = whole >= 200 ? 1 : 0;
	return numbers(locale, {
		style: 'percent',
		maximumFractionDigits: digits
	}).format(whole === 0 ? 0 : part / whole);
}

/** `1/2` as "half", `2/3` as "two thirds", others in per cent, or as the fraction they are. */
export function shareWords(text: string, locale?: Locale): string {
	const share = readRational(text);
	if (!share) return text;
	const word = shareNames[`${share.n}/${share.d}`];
	if (word) return word({}, locale && { locale });
	if (!isWholeThousandths(share)) return text;
	return numbers(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
		Number(share.n) / Number(share.d)
	);
}

const isWholeThousandths = ({ n, d }: Rational) => (n * 1000n) % d === 0n;

const shareNames: Record<string, typeof m.poll_share_half | undefined> = {
	'1/2': m.poll_share_half,
	'1/3': m.poll_share_third,
	'2/3': m.poll_share_two_thirds,
	'1/4': m.poll_share_quarter,
	'3/4': m.poll_share_three_quarters,
	'1/5': m.poll_share_fifth
};

/** `Swedish krona (SEK)` */
export function currencyName(code: string, locale?: Locale): string {
	const name = new Intl.DisplayNames(tag(locale), { type: 'currency' }).of(code) ?? code;
	return `${name} (${code})`;
}
