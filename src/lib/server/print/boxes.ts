import { leadingOf, setParagraph, widthOf } from './lines.ts';
import type { Look } from './look.ts';
import { drawLines, ink, softInk } from './paper.ts';

/** Boxes to mark, one beside the other: with a number inside, or with a word beside. */
export interface Choices {
	words: readonly string[];
	inside: boolean;
}

/** A box to mark, or a wider field to write a number in. */
export type Lead = 'box' | 'field' | 'none';

export function leadSize(lead: Lead, { box }: Look): { width: number; height: number } {
	if (lead === 'none') return { width: 0, height: 0 };
	return lead === 'box' ? { width: box, height: box } : { width: box * 2.2, height: box * 1.35 };
}

/** A box that begins at `x` and has its middle at this height. */
export function drawBox(
	doc: PDFKit.PDFDocument,
	{ x, middle }: { x: number; middle: number },
	{ width, height }: { width: number; height: number }
): void {
	doc.lineWidth(1.1).roundedRect(x, middle - height / 2, width, height, 2);
	doc.stroke(ink);
}

export function choicesSize(
	doc: PDFKit.PDFDocument,
	choices: Choices,
	look: Look
): { width: number; height: number } {
	const widths = choices.words.map((word) => choiceWidth(doc, word, choices, look));
	const gaps = gapOf(choices, look) * (widths.length - 1);
	return { width: widths.reduce((sum, width) => sum + width, gaps), height: sideOf(choices, look) };
}

export function drawChoices(
	doc: PDFKit.PDFDocument,
	choices: Choices,
	{ x, middle }: { x: number; middle: number },
	look: Look
): void {
	const side = sideOf(choices, look);
	const style = { size: look.body, colour: choices.inside ? softInk : ink };
	let left = x;
	for (const word of choices.words) {
		const paragraph = setParagraph(doc, { text: word }, style, Infinity);
		const within = choices.inside ? (side - paragraph.width) / 2 : look.box * wordAt;
		drawBox(doc, { x: left, middle }, { width: side, height: side });
		const top = middle - leadingOf(style) / 2;
		drawLines(doc, paragraph, { x: left + within, top, width: 0 });
		left += choiceWidth(doc, word, choices, look) + gapOf(choices, look);
	}
}

const wordAt = 1.4;
const sideOf = ({ inside }: Choices, { box }: Look) => (inside ? box * 1.35 : box);
const gapOf = ({ inside }: Choices, { box }: Look) => (inside ? box * 0.3 : box * 0.9);

function choiceWidth(doc: PDFKit.PDFDocument, word: string, choices: Choices, look: Look): number {
	if (choices.inside) return sideOf(choices, look);
	return look.box * wordAt + widthOf(doc, { size: look.body })(word);
}
