import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';

/**
 * The typefaces of paper: Atkinson Hyperlegible Next, and for letters it lacks (Cyrillic, Arabic,
 * Sámi ŋ, …) DejaVu Sans.
 */
export const faces = ['regular', 'bold', 'other', 'other-bold'] as const;
export type Face = (typeof faces)[number];

const packaged: Record<Face, string> = {
	regular:
		'@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
	bold: '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
	other: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
	'other-bold': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'
};

/** Where the face lies: found through its package, so that it is found in the built server too. */
export function fileOf(face: Face): string {
	return createRequire(import.meta.url).resolve(packaged[face]);
}

/** The face with a glyph for each of these letters, our own before the other; undefined when none has. */
export function faceFor(letters: string, bold: boolean): Face | undefined {
	const [own, other] = bold ? (['bold', 'other-bold'] as const) : (['regular', 'other'] as const);
	if (covers(own, letters)) return own;
	return covers(other, letters) ? other : undefined;
}

export function covers(face: Face, letters: string): boolean {
	const known = (glyphs[face] ??= new Map<string, boolean>());
	for (const letter of letters) {
		let has = known.get(letter);
		if (has === undefined) {
			has = fontOf(face).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
			known.set(letter, has);
		}
		if (!has) return false;
	}
	return true;
}

/** Asking a face for a letter is slow; there are as many answers as letters that people use. */
const glyphs: Partial<Record<Face, Map<string, boolean>>> = {};
const opened = new Map<Face, Font>();

function fontOf(face: Face): Font {
	const known = opened.get(face);
	if (known) return known;
	const font = openSync(fileOf(face));
	if (!('hasGlyphForCodePoint' in font)) throw new Error(`${packaged[face]} is no single font.`);
	opened.set(face, font);
	return font;
}
