import { m } from '#lib/i18n/paraglide/messages.js';
import { decorate, finished, newDocument, sheets, type SheetSize } from './paper.ts';
import { posterFacts } from './poster-facts.ts';
import { accentOf, inPollLanguage, type Printing } from './printing.ts';
import { drawQr, qrCode } from './qr.ts';
import { Sheet } from './sheet.ts';
import { firstFitting, stack } from './stack.ts';
import type { ElectorateNames } from './who.ts';

export interface PosterPrinting extends Printing {
	size: SheetSize;
	/** The whole address of the voting page. */
	address: string;
	names: ElectorateNames;
}

/** A poster (PDF): the question in letters that are read from across a hall, until when, who, and where. */
export function printPoster(printing: PosterPrinting): Uint8Array {
	const { rules, city, locale, now, size } = printing;
	const doc = newDocument({ title: rules.title, author: city.name, locale, size, now });
	const [width, height] = sheets[size];
	// Everything is measured on A4 and grows with the paper.
	const scale = width / sheets.A4[0];
	const margin = 42 * scale;
	const sheet = new Sheet(doc, {
		left: margin,
		right: width - margin,
		top: margin,
		bottom: height - margin
	});
	const band = height * 0.44;
	decorate(doc, () => doc.rect(0, 0, width, band).fill(accentOf(printing)));
	headline(sheet, printing, band, scale);
	const top = band + 34 * scale;
	const box = { width: sheet.width * 0.52, height: sheet.edges.bottom - top };
	posterFacts(doc, printing, box, scale).draw(sheet, { x: sheet.edges.left, top });
	online(sheet, printing, { x: sheet.edges.right - sheet.width * 0.41, top }, scale);
	sheet.end();
	return finished(doc);
}

const white = '#ffffff';

function headline(sheet: Sheet, printing: Printing, band: number, scale: number): void {
	const { doc, edges, width } = sheet;
	const from = { text: printing.city.name };
	const city = stack(
		doc,
		[{ wording: from, style: { size: 17 * scale, bold: true, colour: white } }],
		width
	);
	city.draw(sheet, { x: edges.left, top: edges.top });
	const wording = inPollLanguage(printing, printing.rules.title);
	const sizes = [84, 74, 64, 56, 50, 44, 39, 34, 30, 26].map((size) => size * scale);
	const title = firstFitting(
		sizes.map((size) =>
			stack(
				doc,
				[{ wording, style: { size, bold: true, colour: white, leading: 1.12 }, tag: 'H1' }],
				width
			)
		),
		band - edges.top - city.height - 50 * scale
	);
	title.draw(sheet, { x: edges.left, top: band - title.height - 28 * scale });
}

function online(
	sheet: Sheet,
	printing: PosterPrinting,
	{ x, top }: { x: number; top: number },
	scale: number
): void {
	const { locale, address } = printing;
	const width = sheet.edges.right - x;
	const say = { locale };
	const how = stack(
		sheet.doc,
		[
			{
				wording: { text: m.print_online({}, say) },
				style: { size: 20 * scale, bold: true },
				tag: 'H2',
				after: 3 * scale
			},
			{ wording: { text: m.print_online_how({}, say) }, style: { size: 13.5 * scale } }
		],
		width
	);
	how.draw(sheet, { x, top });
	// The quiet zone is part of the code: what is seen of it begins four fields later.
	const code = qrCode(address);
	const aside = code.field * 4;
	const side = width / (1 - 2 * aside);
	const y = top + how.height + 12 * scale - side * aside;
	sheet.tagged('Figure', () => drawQr(sheet.doc, code, { x: x - side * aside, y, side }), {
		alt: m.print_qr({ address }, say)
	});
	const shown = { text: address.replace(/^https?:\/\//, '') };
	const below = y + side * (1 - aside) + 10 * scale;
	// In one line, as one types it, as long as it can be read so.
	const sizes = [17, 16, 15, 14, 13, 12, 11, 10, 9].map((size) =>
		stack(
			sheet.doc,
			[{ wording: shown, style: { size: size * scale, bold: true, leading: 1.2 } }],
			width
		)
	);
	firstFitting(sizes, 22 * scale).draw(sheet, { x, top: below });
}
