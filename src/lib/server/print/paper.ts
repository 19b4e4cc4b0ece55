import PDFDocument from 'pdfkit';
import type { Locale } from '#lib/domain/locale.ts';
import { faces, fileOf } from './faces.ts';
import { leadingOf, shaping, type Paragraph } from './lines.ts';

/** A5 to A0 have the same shape; ours are in points of 1/72 inch. */
export const sheets = { A4: [595.28, 841.89], A3: [841.89, 1190.55] } as const;
export type SheetSize = keyof typeof sheets;

export const ink = '#1d2024';
export const softInk = '#5c6066';
export const hairline = '#c9c6c0';

export interface About {
	title: string;
	/** Whose paper it is: the city's name. */
	author: string;
	locale: Locale;
	size: SheetSize;
	now: Date;
}

/**
 * An empty document that a screen reader can read: tagged, with its title and language. Whole pages
 * are written out as soon as the next begins, unless `numbered` holds them back for their numbers.
 */
export function newDocument(about: About, { numbered = false } = {}): PDFKit.PDFDocument {
	const { title, author, locale, size, now } = about;
	const doc = new PDFDocument({
		size,
		margin: 0,
		autoFirstPage: false,
		bufferPages: numbered,
		font: '',
		pdfVersion: '1.7',
		tagged: true,
		lang: locale,
		displayTitle: true,
		info: { Title: title, Author: author, Creator: 'Kumppani', CreationDate: now }
	});
	for (const face of faces) doc.registerFont(face, fileOf(face));
	const endMetadata = doc.endMetadata.bind(doc);
	doc.endMetadata = () => {
		// The library puts these into XML as they are.
		doc.info = { ...doc.info, Title: inXml(title), Author: inXml(author) };
		endMetadata();
	};
	return doc;
}

/** What has been written since the last time; undefined when there is nothing. */
export function written(doc: PDFKit.PDFDocument): Uint8Array | undefined {
	return (doc.read() as Uint8Array | null) ?? undefined;
}

/** The rest of the document; nothing can be added after. */
export function finished(doc: PDFKit.PDFDocument): Uint8Array {
	doc.end();
	return written(doc) ?? new Uint8Array();
}

/** Draws lines from `top` down, in a width that matters for writing from the right alone. */
export function drawLines(
	doc: PDFKit.PDFDocument,
	{ lines, style, fromRight }: Pick<Paragraph, 'lines' | 'style' | 'fromRight'>,
	{ x, top, width }: { x: number; top: number; width: number }
): void {
	const leading = leadingOf(style);
	doc.fillColor(style.colour ?? ink);
	for (const [at, line] of lines.entries()) {
		const baseline = top + at * leading + leading / 2 + style.size * 0.334;
		let left = fromRight ? x + width - line.width : x;
		const placed = line.runs.map((run) => {
			left += run.width;
			return { run, left: left - run.width };
		});
		// In the order in which they are read, so that a screen reader reads them so.
		for (const { run, left } of placed.sort((one, other) => one.run.from - other.run.from)) {
			doc.font(run.face, style.size);
			// Written from the right, glyphs follow each other as they stand, not as they are read.
			if (run.rightToLeft) doc.markContent('Span', { actual: run.text });
			doc.text(run.text, left, baseline, {
				lineBreak: false,
				baseline: 'alphabetic',
				...shaping(run)
			});
			if (run.rightToLeft) doc.endMarkedContent();
		}
	}
}

/** Draws what a screen reader passes over: lines, boxes, numbers of pages. */
export function decorate(doc: PDFKit.PDFDocument, draw: () => void): void {
	doc.markContent('Artifact', { type: 'Layout' });
	draw();
	doc.endMarkedContent();
}

/** A line across, half a point thick. */
export function drawRule(
	doc: PDFKit.PDFDocument,
	from: number,
	to: number,
	y: number,
	colour: string
): void {
	doc.lineWidth(0.5).moveTo(from, y).lineTo(to, y).stroke(colour);
}

function inXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
