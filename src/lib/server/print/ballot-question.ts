import type { Question } from '#lib/domain/poll/question.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { layRow } from './ballot-row.ts';
import { rowsOf } from './ballot-rows.ts';
import { instructionsFor } from './instructions.ts';
import { setParagraph, type Style, type Wording } from './lines.ts';
import type { Look } from './look.ts';
import { decorate, drawRule, ink, softInk } from './paper.ts';
import { plainParagraphs } from './plain.ts';
import { inPollLanguage, type Printing } from './printing.ts';
import type { Placing, Sheet } from './sheet.ts';

/** One question of a ballot: what is asked, how it is answered, and room for the answer. */
export function ask(
	sheet: Sheet,
	printing: Printing,
	{ asked, number }: { asked: Question; number: number },
	look: Look
): void {
	const said = wordsOf(printing, asked, number, look);
	const rows = rowsOf(asked, printing).map((row) => layRow(sheet, row, look));
	const heights = [
		...said.map(
			({ wording, style }) => setParagraph(sheet.doc, wording, style, sheet.width).height
		),
		...rows.map(({ height }) => height)
	];
	const [reasonStyle, reasonHeight] = [{ size: look.body }, look.body * 1.35 + look.writing * 4];
	const reason = asked.reason === 'off' ? 0 : reasonHeight + look.pad * 2;
	const whole = heights.reduce((sum, height) => sum + height, reason + look.pad * 4);
	// A short question is not split; of a long one, a few options stay with it.
	const page = sheet.edges.bottom - sheet.edges.top;
	const beginning = heights.slice(0, said.length + 3).reduce((sum, each) => sum + each, 0);
	sheet.space(look.pad * 2.5);
	sheet.room(whole < page * 0.5 ? whole : Math.min(beginning, page * 0.5));

	if (!sheet.atTop) rule(sheet);
	sheet.space(look.pad * 1.5);
	for (const { wording, style, placing } of said) {
		sheet.write(wording, style, placing);
		sheet.space(look.pad / 2);
	}
	sheet.space(look.pad / 2);
	sheet.within('L', () => {
		for (const { draw } of rows) draw();
	});
	if (asked.reason === 'off') return;
	sheet.space(look.pad * 2);
	sheet.room(reasonHeight);
	sheet.write({ text: whyWords(asked.reason, printing) }, reasonStyle);
	for (let line = 0; line < 4; line++) {
		sheet.space(look.writing);
		rule(sheet);
	}
}

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
