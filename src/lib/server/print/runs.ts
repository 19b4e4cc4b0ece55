import anyAscii from 'any-ascii';
import { inVisualOrder } from './direction.ts';
import { covers, faceFor, type Face } from './faces.ts';

/** A piece of a line in one face and one direction; its letters are in the order in which they are read. */
export interface Run {
	text: string;
	face: Face;
	rightToLeft: boolean;
	/** Where it begins in the line as it is read. */
	from: number;
}

/** The pieces of a line as they stand from left to right; `fromRight` when its paragraph begins there. */
export function runsOf(line: string, bold: boolean, fromRight: boolean): Run[] {
	return inVisualOrder(printable(line), fromRight).flatMap(({ text, rightToLeft, from }): Run[] => {
		const other = bold ? 'other-bold' : 'other';
		if (rightToLeft && covers(other, text)) return [{ text, face: other, rightToLeft, from }];
		const runs = piecesOf(text, bold).map((piece): Run => {
			const place = { from: from + piece.from };
			if (piece.face) return { text: piece.text, face: piece.face, rightToLeft, ...place };
			const face = bold ? 'bold' : 'regular';
			return { text: inLatin(piece.text), face, rightToLeft: false, ...place };
		});
		return rightToLeft ? runs.reverse() : runs;
	});
}

/**
 * What of a text no face of ours has (Chinese, Thai, emoji, …). It is printed in Latin letters between
 * `‹` and `›`, never left out silently; whoever prints can be told before.
 */
export function unprintable(text: string): string[] {
	const lacking = piecesOf(printable(text), false).filter(({ face }) => !face);
	return [...new Set(lacking.map(({ text }) => text.trim()))];
}

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Without marks that are never seen; with the spaces and hyphens that the faces have. */
function printable(text: string): string {
	return text
		.replace(
			/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Variation_Selector}/gu,
			''
		)
		.replace(/[\t\n\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g, '\u00a0')
		.replace(/[\u2010\u2011]/g, '-');
}

interface Piece {
	text: string;
	/** Undefined when no face has these letters. */
	face: Face | undefined;
	from: number;
}

function piecesOf(text: string, bold: boolean): Piece[] {
	const own = bold ? 'bold' : 'regular';
	if (covers(own, text)) return [{ text, face: own, from: 0 }];
	const pieces: Piece[] = [];
	for (const { segment, index } of clusters.segment(text)) {
		const last = pieces.at(-1);
		// A space stays with the word before it.
		const face = last && /^\s+$/.test(segment) ? last.face : faceFor(segment, bold);
		if (last && last.face === face) last.text += segment;
		else pieces.push({ text: segment, face, from: index });
	}
	return pieces;
}

function inLatin(text: string): string {
	const codes = [...text.trim()].map((letter) => `U+${letter.codePointAt(0)?.toString(16)}`);
	const latin = anyAscii(text).trim() || codes.join(' ').toUpperCase();
	return `‹${latin}›${/\s$/.test(text) ? ' ' : ''}`;
}
