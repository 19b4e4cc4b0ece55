import type { Locale } from '#lib/domain/locale.ts';
import { tag } from './dates.ts';

/**
 * Money as each language writes it: `€12,000`, `12 000 €`; the bare number where no currency (ISO
 * 4217) is known. The amount is a decimal, of any length, or a fraction, which stays as it is.
 */
export function money(amount: string, currency: string | undefined, locale: Locale): string {
	if (!/^\d+(\.\d+)?$/.test(amount)) return amount;
	const how: Intl.NumberFormatOptions = currency
		? { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }
		: { maximumFractionDigits: 20 };
	return new Intl.NumberFormat(tag(locale), how).format(amount as `${number}`);
}
