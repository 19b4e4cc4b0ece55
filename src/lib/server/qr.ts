import { encode } from 'uqr';

/** The quiet zone that readers need around it. */
const border = 4;

/** A QR code as the path of an SVG in a square of `size` units, its quiet zone included. */
export function qrPath(text: string): { size: number; path: string } {
	const { size, data } = encode(text, { ecc: 'M', border });
	const rows = data.map((row, y) =>
		row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')
	);
	return { size, path: rows.join('') };
}
