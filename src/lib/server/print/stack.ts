import { setParagraph, type Paragraph, type Style, type Wording } from './lines.ts';
import { drawLines } from './paper.ts';
import type { Sheet, Tag } from './sheet.ts';

/** One paragraph among several that are placed together. */
export interface Piece {
	wording: Wording;
	style: Style;
	tag?: Tag;
	/** Room below it. */
	after?: number;
}

/** Paragraphs below each other, laid out once and drawn as often as wanted. */
export interface Stack {
	height: number;
	/** Whether a word had to be broken. */
	broken: boolean;
	draw(sheet: Sheet, at: { x: number; top: number }): void;
}

export function stack(doc: PDFKit.PDFDocument, pieces: readonly Piece[], width: number): Stack {
	const laid: { paragraph: Paragraph; tag: Tag; top: number }[] = [];
	let height = 0;
	let gap = 0;
	for (const { wording, style, tag = 'P', after = 0 } of pieces) {
		const paragraph = setParagraph(doc, wording, style, width);
		laid.push({ paragraph, tag, top: height + gap });
		height += gap + paragraph.height;
		gap = after;
	}
	return {
		height,
		broken: laid.some(({ paragraph }) => paragraph.broken),
		draw(sheet, { x, top }) {
			for (const { paragraph, tag, top: below } of laid) {
				const at = { x, top: top + below, width };
				sheet.tagged(tag, () => drawLines(sheet.doc, paragraph, at), { lang: paragraph.lang });
			}
		}
	};
}

/** The first that fits into this height with whole words; the last when none does. */
export function firstFitting(stacks: Iterable<Stack>, height: number): Stack {
	let last: Stack | undefined;
	for (const each of stacks) {
		last = each;
		if (each.height <= height && !each.broken) return each;
	}
	if (!last) throw new RangeError('nothing was given to fit');
	return last;
}
