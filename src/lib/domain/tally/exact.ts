/** A fraction in lowest terms; `d` is above zero. Counting never uses floating point. */
export type Rational = { readonly n: bigint; readonly d: bigint };

export const ZERO: Rational = { n: 0n, d: 1n };

/** The fraction n/d in lowest terms. Throws RangeError when d is zero. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
	let top = BigInt(n);
	let bottom = BigInt(d);
	if (bottom === 0n) throw new RangeError('a fraction cannot have zero below the line');
	if (bottom < 0n) [top, bottom] = [-top, -bottom];
	const common = greatestCommonDivisor(top < 0n ? -top : top, bottom);
	return common > 1n ? { n: top / common, d: bottom / common } : { n: top, d: bottom };
}

/**
 * Reads `12`, `-3`, `308151.26` or `2/3`; undefined for anything else, so that no `1e309` and no
 * `Infinity` ever reaches a count.
 */
export function readRational(text: string): Rational | undefined {
	const fraction = /^(\d{1,30})\/(\d{1,30})$/.exec(text);
	if (fraction) {
		const below = BigInt(fraction[2] ?? '0');
		return below === 0n ? undefined : rational(BigInt(fraction[1] ?? '0'), below);
	}
	const decimal = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text);
	if (!decimal) return undefined;
	const [, sign, whole = '0', part = ''] = decimal;
	const value = rational(BigInt(whole + part), 10n ** BigInt(part.length));
	return sign ? { n: -value.n, d: value.d } : value;
}

export const plus = (a: Rational, b: Rational): Rational =>
	rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Rational, b: Rational): Rational =>
	rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
export const over = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);

/** Below zero when a is smaller, above when a is larger, zero when equal. */
export function compare(a: Rational, b: Rational): number {
	const difference = a.n * b.d - b.n * a.d;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The fraction as it is stored in results: `7` or `17/5`. */
export function writeRational(value: Rational): string {
	return value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`;
}

/** Cut, never rounded, at so many decimals: 2/3 at 5 places is `0.66666`. */
export function writeDecimal(value: Rational, places: number): string {
	const negative = value.n < 0n;
	const cut = ((negative ? -value.n : value.n) * 10n ** BigInt(places)) / value.d;
	return writeFixed(negative ? -cut : cut, places);
}

/** A whole number of 10^-places as a decimal: 12345600 at 5 places is `123.45600`. */
export function writeFixed(value: bigint, places: number): string {
	const digits = `${value < 0n ? -value : value}`.padStart(places + 1, '0');
	const sign = value < 0n ? '-' : '';
	if (places === 0) return sign + digits;
	return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Of two whole numbers above zero. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
	return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
	while (b > 0n) [a, b] = [b, a % b];
	return a;
}
