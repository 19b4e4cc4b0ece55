import type { Locale } from '#lib/domain/locale.ts';
import { groupsOf } from '#lib/domain/poll/code.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { folds } from './letter-words.ts';
import { setParagraph } from './lines.ts';
import { decorate, drawLines, hairline, ink, softInk } from './paper.ts';
import { drawQr, qrCode } from './qr.ts';
import type { Sheet } from './sheet.ts';
import type { Stack } from './stack.ts';

const size = 28;

/** The middle third of a letter: the code to type and the QR code that holds it. */
export function drawCode(
	sheet: Sheet,
	code: string,
	address: string,
	{ steps, locale }: { steps: Stack; locale: Locale }
): void {
	const { doc, edges, width } = sheet;
	const [top, bottom] = [folds.first + 16, folds.second - 10];
	const x = edges.left + 16;
	decorate(doc, () => {
		doc
			.lineWidth(1)
			.roundedRect(edges.left, top, width, bottom - top, 6)
			.stroke(hairline);
	});
	const heading = setParagraph(
		doc,
		{ text: m.print_letter({}, { locale }) },
		{ size: 10, colour: softInk },
		width
	);
	sheet.tagged('H2', () => drawLines(doc, heading, { x, top: top + 12, width }));
	sheet.tagged('P', () => drawGroups(doc, groupsOf(code), { x, top: top + 28 }));
	steps.draw(sheet, { x, top: top + 28 + size * 2.9 });

	const qr = qrCode(address);
	const seen = 150;
	const side = seen / (1 - qr.field * 8);
	const aside = qr.field * 4 * side;
	const at = { x: edges.right - 16 - seen - aside, y: (top + bottom - side) / 2, side };
	sheet.tagged('Figure', () => drawQr(doc, qr, at), { alt: m.print_qr({ address }, { locale }) });
}

/** Two groups in a line. Drawn past the library's memory of words, which thousands of codes would fill. */
function drawGroups(
	doc: PDFKit.PDFDocument,
	groups: readonly string[],
	{ x, top }: { x: number; top: number }
): void {
	doc.font('bold', size).fillColor(ink);
	for (const [at, group] of groups.entries()) {
		const left = x + (at % 2) * size * 3.9;
		const baseline = top + size + Math.floor(at / 2) * size * 1.25;
		doc.text(`${group} `, left, baseline, {
			lineBreak: false,
			baseline: 'alphabetic',
			features: ['tnum']
		});
	}
}
