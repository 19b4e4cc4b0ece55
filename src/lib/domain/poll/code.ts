/** Crockford's base 32: digits and letters without I, L, O, which look like 1 and 0, and without U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** So many bytes are in a code: 80 bits, which nobody guesses. */
export const codeBytes = 10;

/**
 * Writes a one-time code for people to read and type: `7K3M-9QXA-2BFD-0HJW`.
 * @throws RangeError for anything but 10 bytes
 */
export function writeCode(bytes: Uint8Array): string {
	if (bytes.length !== codeBytes) throw new RangeError(`a code has ${codeBytes} bytes`);
	const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return grouped(bits.replace(/.{5}/g, (five) => letters.charAt(Number.parseInt(five, 2))));
}

/**
 * What somebody typed, as it was printed: small letters, O for 0, I or L for 1, U for V, and any
 * spaces, dots and dashes are forgiven. Undefined for what cannot be a code.
 */
export function readCode(typed: string): string | undefined {
	const plain = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{Pd}\p{Cf}._·−]/gu, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1')
		.replaceAll('U', 'V');
	return plain.length === 16 && [...plain].every((letter) => letters.includes(letter))
		? grouped(plain)
		: undefined;
}

/** `7K3M`, `9QXA`, … */
export function groupsOf(code: string): string[] {
	return code.split('-');
}

function grouped(plain: string): string {
	return (plain.match(/.{4}/g) ?? []).join('-');
}
