import { beginsRight, writesRight } from './direction.ts';
import { runsOf, type Run } from './runs.ts';

/** How text stands. */
export interface Style {
	/** In points. */
	size: number;
	bold?: boolean;
	colour?: string;
	/** From one baseline to the next, as a multiple of the size. */
	leading?: number;
}

/** Text of ours, or of others in a language of their own. */
export interface Wording {
	text: string;
	lang?: string | undefined;
}

export interface Line {
	runs: (Run & { width: number })[];
	width: number;
}

/** Lines of one paragraph, measured. */
export interface Paragraph {
	lines: Line[];
	style: Style;
	/** Of the widest line. */
	width: number;
	height: number;
	fromRight: boolean;
	/** Whether a word, or a letter, was wider than a line. */
	broken: boolean;
	lang: string | undefined;
}

export const leadingOf = ({ size, leading = 1.35 }: Style): number => size * leading;

/** Breaks a paragraph into lines of at most `width`; a word that is wider still is broken anywhere. */
export function setParagraph(
	doc: PDFKit.PDFDocument,
	{ text, lang }: Wording,
	style: Style,
	width: number
): Paragraph {
	const fromRight = beginsRight(text);
	const line = (words: string) => measure(doc, words.trimEnd(), style, fromRight);
	const lines: Line[] = [];
	const measured = widthOf(doc, style);
	// Where directions mix, a space takes the face of its neighbours: such a line is measured as it will stand.
	const isMixed = writesRight(text);
	let words = '';
	let used = 0;
	let broken = false;
	for (const piece of text.trim().split(opportunities)) {
		const reaches = isMixed ? line(words + piece).width : used + measured(piece.trimEnd());
		if (reaches > width) {
			if (words) lines.push(line(words));
			const parts = measured(piece.trimEnd()) > width ? cut(piece, width, measured) : [piece];
			// One letter alone can be wider than a line: `‹:deciduous_tree:›`.
			broken ||= parts.length > 1 || parts.some((part) => measured(part.trimEnd()) > width);
			words = parts.pop() ?? '';
			used = measured(words);
			lines.push(...parts.map(line));
		} else {
			words += piece;
			used += measured(piece);
		}
	}
	if (words.trim()) lines.push(line(words));
	return {
		lines,
		style,
		width: Math.max(0, ...lines.map((each) => each.width)),
		height: lines.length * leadingOf(style),
		fromRight,
		broken,
		lang
	};
}

/** Measures texts that stand in one line. */
export function widthOf(doc: PDFKit.PDFDocument, style: Style): (text: string) => number {
	return (text) => measure(doc, text, style, beginsRight(text)).width;
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** After spaces, and after a hyphen, dash or slash between letters. */
const opportunities = /(?<=[ \n])(?=[^ \n])|(?<=\p{L}[-–—/])(?=\p{L})/u;

function cut(word: string, width: number, measured: (letter: string) => number): string[] {
	const parts = [''];
	let used = 0;
	for (const { segment } of letters.segment(word)) {
		const more = measured(segment);
		if (used > 0 && used + more > width) {
			parts.push('');
			used = 0;
		}
		parts.push((parts.pop() ?? '') + segment);
		used += more;
	}
	return parts;
}

function measure(
	doc: PDFKit.PDFDocument,
	text: string,
	{ size, bold = false }: Style,
	fromRight: boolean
): Line {
	const runs = runsOf(text, bold, fromRight).map((run) => ({
		...run,
		width: doc.font(run.face, size).widthOfString(run.text, shaping(run))
	}));
	return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
}

/** Words from the right must be laid out together: one by one they would follow each other from the left. */
export function shaping({ rightToLeft }: Run): { features?: [] } {
	return rightToLeft ? { features: [] } : {};
}
