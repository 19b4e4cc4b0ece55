import { readRational, writeDecimal, ZERO } from '#lib/domain/tally/exact.ts';
import { tag } from './dates.ts';

/**
 * An amount as people write it: `€45,000`, `45 000,50 kr`. `amount` is a decimal or a fraction as the
 * domain has it; `currency` is an ISO code, without it the number stands alone.
 */
export function money(amount: string, currency?: string): string {
	const exact = readRational(amount) ?? ZERO;
	const places = exact.d === 1n ? 0 : 2;
	const style = currency ? ({ style: 'currency', currency } as const) : {};
	return new Intl.NumberFormat(tag(), {
		...style,
		minimumFractionDigits: places,
		maximumFractionDigits: places
	}).format(Number(writeDecimal(exact, places)));
}
