/**
 * The short code of a receipt: the first 80 bits of its leaf in Crockford's base 32, in groups of four
 * (`K7QF-2M9X-0B4T-ZW3H`). Enough to find one ballot among all that are ever cast, short enough to copy
 * by hand. https://www.crockford.com/base32.html
 */
export function shortCode(leaf: string): string {
	let bits = BigInt(`0x${leaf.slice(0, hexDigits)}`);
	let code = '';
	for (let at = 0; at < characters; at++) {
		code = `${alphabet.charAt(Number(bits % 32n))}${code}`;
		bits /= 32n;
	}
	return (code.match(/.{4}/g) ?? []).join('-');
}

/**
 * What a leaf begins with whose code was typed: 20 hexadecimal digits. Small letters, spaces, missing
 * hyphens, O for 0 and I or L for 1 are understood; undefined when it is no code.
 */
export function readShortCode(typed: string): string | undefined {
	const letters = typed
		.toUpperCase()
		.replace(/[\s\p{Dash_Punctuation}]/gu, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1');
	if (letters.length !== characters) return undefined;
	let bits = 0n;
	for (const letter of letters) {
		const value = alphabet.indexOf(letter);
		if (value < 0) return undefined;
		bits = bits * 32n + BigInt(value);
	}
	return bits.toString(16).padStart(hexDigits, '0');
}

/** Without I, L, O and U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const characters = 16;
const hexDigits = 20;
