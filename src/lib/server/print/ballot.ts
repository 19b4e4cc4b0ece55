import { setImmediate as others } from 'node:timers/promises';
import { m } from '#lib/i18n/paraglide/messages.js';
import { ask } from './ballot-question.ts';
import { setParagraph } from './lines.ts';
import { large, usual, type Look } from './look.ts';
import { decorate, drawLines, finished, ink, newDocument, softInk } from './paper.ts';
import { accentOf, inPollLanguage, untilWhen, type Printing } from './printing.ts';
import { Sheet } from './sheet.ts';

export interface BallotPrinting extends Printing {
	/** Nothing on it is smaller than 18 points. */
	large: boolean;
}

/**
 * A paper ballot (PDF, A4) with all questions of a poll. Every copy is the same: no number, no code,
 * nothing that would tell one paper from another.
 */
export async function printBallot(printing: BallotPrinting): Promise<Uint8Array> {
	const { rules, city, locale, now } = printing;
	const title = `${m.print_ballot({}, { locale })}: ${rules.title}`;
	const about = { title, author: city.name, locale, size: 'A4', now } as const;
	const doc = newDocument(about, { numbered: true });
	const look = printing.large ? large : usual;
	const sheet = new Sheet(doc, { left: 57, right: 538, top: 48, bottom: 780 - look.small }, bar);
	head(sheet, printing, look);
	for (const [at, asked] of rules.questions.entries()) {
		sheet.enter('Sect');
		for (const _pause of ask(sheet, printing, { asked, number: at + 1 }, look)) await others();
		sheet.leave();
	}
	sheet.end();
	numberPages(sheet, printing, look);
	return finished(doc);

	function bar({ edges, width }: Sheet): number {
		decorate(doc, () => doc.rect(edges.left, edges.top, width, 4).fill(accentOf(printing)));
		return 4 + look.pad * 1.5;
	}
}

function head(sheet: Sheet, printing: Printing, look: Look): void {
	const { rules, city, locale } = printing;
	const size = look.body;
	const text = m.print_ballot({}, { locale });
	const kind = setParagraph(sheet.doc, { text }, { size, bold: true }, sheet.width);
	const beside = { x: sheet.edges.right - kind.width, top: sheet.y, width: kind.width };
	sheet.write(
		{ text: city.name },
		{ size, bold: true, colour: accentOf(printing) },
		{ width: sheet.width - kind.width - size }
	);
	sheet.tagged('P', () => drawLines(sheet.doc, kind, beside));
	sheet.space(look.pad * 2);
	const style = { size: look.title, bold: true, leading: 1.18 };
	sheet.write(inPollLanguage(printing, rules.title), style, { tag: 'H1' });
	sheet.space(look.pad * 1.5);
	sheet.write({ text: m.print_how({}, { locale }) }, { size, bold: true }, { tag: 'H2' });
	sheet.space(look.pad / 2);
	sheet.enter('L');
	for (const step of steps(printing)) point(sheet, step, look);
	sheet.leave();
}

function steps(printing: Printing): string[] {
	const { rules, locale, votingPlace } = printing;
	const say = { locale };
	const open = rules.secrecy === 'open';
	return [
		m.print_how_pen({}, say),
		...(open ? [] : [m.print_how_nameless({}, say)]),
		m.print_how_once({}, say),
		m.print_how_until({ until: untilWhen(printing) }, say),
		...(votingPlace ? [m.print_place({ place: votingPlace }, say)] : []),
		open ? m.print_secrecy_open({}, say) : m.print_secrecy_paper({}, say)
	];
}

function point(sheet: Sheet, text: string, { body: size, pad }: Look): void {
	sheet.room(size * 1.35);
	const { doc, edges, y } = sheet;
	decorate(doc, () => doc.circle(edges.left + size * 0.3, y + size * 0.68, size * 0.16).fill(ink));
	sheet.write({ text }, { size }, { tag: 'LI', indent: size * 1.2 });
	sheet.space(pad / 3);
}

/** Of several pages none may get lost: each says which it is, and of how many. */
function numberPages({ doc, edges, width }: Sheet, { locale }: Printing, look: Look): void {
	const { start, count: pages } = doc.bufferedPageRange();
	if (pages === 1) return;
	const style = { size: look.small, colour: softInk };
	for (let page = 1; page <= pages; page++) {
		doc.switchToPage(start + page - 1);
		const text = m.print_pages({ page, pages }, { locale });
		const line = setParagraph(doc, { text }, style, width);
		decorate(doc, () => drawLines(doc, line, { x: edges.left, top: edges.bottom + 14, width }));
	}
}
