import type { Question } from '#lib/domain/poll/question.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { layRow, type LaidRow } from './ballot-row.ts';
import { rowsOf } from './ballot-rows.ts';
import { instructionsFor } from './instructions.ts';
import { setParagraph, type Style, type Wording } from './lines.ts';
import type { Look } from './look.ts';
import { decorate, drawRule, ink, softInk } from './paper.ts';
import { plainParagraphs } from './plain.ts';
import { inPollLanguage, type Printing } from './printing.ts';
import type { Placing, Sheet } from './sheet.ts';

/**
 * One question of a ballot: what is asked, how it is answered, and room for the answer. Pauses after
 * every few options, so that others who wait for the server get their turn.
 */
export function* ask(
	sheet: Sheet,
	printing: Printing,
	{ asked, number }: { asked: Question; number: number },
	look: Look
): Generator<undefined, void> {
	const said = wordsOf(printing, asked, number, look);
	const rows: LaidRow[] = [];
	for (const row of rowsOf(asked, printing)) {
		rows.push(layRow(sheet, row, look));
		if (rows.length % few === 0) yield;
	}
	sheet.space(look.pad * 2.5);
	const texts = said.map(({ wording, style }) =>
		setParagraph(sheet.doc, wording, style, sheet.width)
	);
	sheet.room(wanted(sheet, texts, rows, asked.reason === 'off' ? 0 : reasonHeight(look)));
	if (!sheet.atTop) rule(sheet);
	sheet.space(look.pad * 1.5);
	for (const { wording, style, placing } of said) {
		sheet.write(wording, style, placing);
		sheet.space(look.pad / 2);
	}
	sheet.space(look.pad / 2);
	sheet.enter('L');
	for (const [at, { draw }] of rows.entries()) {
		draw();
		if (at % few === few - 1) yield;
	}
	sheet.leave();
	if (asked.reason !== 'off') giveReason(sheet, whyWords(asked.reason, printing), look);
}

/** A short question is not split over pages; of a long one, a few options stay with it. */
function wanted(
	{ edges }: Sheet,
	texts: readonly { height: number }[],
	rows: readonly { height: number }[],
	reason: number
): number {
	const half = (edges.bottom - edges.top) / 2;
	const sum = (parts: readonly { height: number }[]) =>
		parts.reduce((height, part) => height + part.height, 0);
	const whole = sum([...texts, ...rows]) + reason;
	return whole < half ? whole * 1.1 : Math.min(sum([...texts, ...rows.slice(0, 3)]), half);
}

const reasonLines = 4;
const reasonHeight = ({ body, writing, pad }: Look) =>
	body * 1.35 + reasonLines * writing + pad * 2;

function giveReason(sheet: Sheet, text: string, look: Look): void {
	sheet.space(look.pad * 2);
	sheet.room(reasonHeight(look) - look.pad * 2);
	sheet.write({ text }, { size: look.body });
	for (let line = 0; line < reasonLines; line++) {
		sheet.space(look.writing);
		rule(sheet);
	}
}

const few = 40;

interface Said {
	wording: Wording;
	style: Style;
	placing?: Placing;
}

function wordsOf(printing: Printing, asked: Question, number: number, look: Look): Said[] {
	const { rules, city, locale } = printing;
	const count = rules.questions.length;
	const title: Said = {
		wording: inPollLanguage(printing, asked.title),
		style: { size: look.heading, bold: true, leading: 1.22 },
		placing: { tag: 'H2' }
	};
	const numbered: Said = {
		wording: { text: m.print_question({ number, count }, { locale }) },
		style: { size: look.small, colour: softInk, leading: 1 }
	};
	return [
		...(count > 1 ? [numbered] : []),
		...(count > 1 || asked.title !== rules.title ? [title] : []),
		...plainParagraphs(asked.text).map((text) => ({
			wording: inPollLanguage(printing, text),
			style: { size: look.body }
		})),
		{
			wording: { text: instructionsFor(asked, locale, city.currency).join(' ') },
			style: { size: look.body, bold: true }
		}
	];
}

function whyWords(reason: 'optional' | 'required', { locale }: Printing): string {
	return reason === 'required'
		? m.print_reason_required({}, { locale })
		: m.print_reason_optional({}, { locale });
}

function rule({ doc, edges, y }: Sheet): void {
	decorate(doc, () => drawRule(doc, edges.left, edges.right, y, ink));
}
