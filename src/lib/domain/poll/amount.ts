import { readRational, writeDecimal } from '#lib/domain/tally/exact.ts';

/**
 * An amount as people type it (`500 000`, `12.500,50`, `1,200.5 €`) as the decimal that is kept:
 * `500000`, `12500.50`. One sign before exactly three digits parts thousands, as nobody writes
 * thousandths of money.
 * @returns undefined for what is no amount
 */
export function readAmount(typed: string): string | undefined {
	const bare = typed.replace(/[\s'’]|€|\b(?:EUR|SEK|kr)\b/giu, '');
	const [, whole = '', , part = ''] = /^([\d.,]*?)([.,](\d{1,2}))?$/.exec(bare) ?? [];
	if (!/^\d+$|^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole)) return undefined;
	const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
	const decimal = part === '' ? digits : `${digits}.${part}`;
	const value = readRational(decimal);
	return value && digits.length <= 15 ? writeDecimal(value, part === '' ? 0 : 2) : undefined;
}
