import { choicesSize, drawBox, drawChoices, leadSize, type Choices, type Lead } from './boxes.ts';
import { leadingOf, setParagraph, type Wording } from './lines.ts';
import type { Look } from './look.ts';
import { decorate, drawLines, drawRule, hairline, ink } from './paper.ts';
import type { Sheet } from './sheet.ts';

/** One option of a ballot. */
export interface Row {
	name: Wording;
	/** At the right: what it costs. */
	note?: string;
	/** Before the name. */
	lead: Lead;
	/** After the name, or below it where there is no room. */
	choices?: Choices;
	/** Whether something is written in by hand. */
	writtenIn?: boolean;
}

export interface LaidRow {
	height: number;
	/** Puts it where the sheet stands, or on the next page when it does not fit on this one. */
	draw(): void;
}

export function layRow(sheet: Sheet, row: Row, look: Look): LaidRow {
	const { doc, edges } = sheet;
	const style = { size: look.body, leading: 1.3 };
	const line = leadingOf(style);
	const lead = leadSize(row.lead, look);
	const indent = lead.width && lead.width + look.body * 0.8;
	const note = row.note ? setParagraph(doc, { text: row.note }, style, Infinity) : undefined;
	const choices = row.choices && choicesSize(doc, row.choices, look);
	const stacked = (choices?.width ?? 0) > sheet.width * 0.58;
	const taken = (note?.width ?? 0) + (stacked ? 0 : (choices?.width ?? 0));
	const width = sheet.width - indent - (taken && taken + look.body);
	const name = setParagraph(doc, row.name, style, width);

	const first = Math.max(line, lead.height, stacked ? 0 : (choices?.height ?? 0));
	const named = Math.max(first, name.height + (first - line) / 2);
	const under = stacked && choices ? choices.height + look.pad : 0;
	const height = look.pad * 2 + named + under + (row.writtenIn ? look.writing : 0);
	return { height, draw };

	function draw() {
		sheet.room(height);
		const top = sheet.y + look.pad;
		const middle = top + first / 2;
		const text = { x: edges.left + indent, top: top + (first - line) / 2, width };
		const say = () => {
			drawLines(doc, { ...name, fromRight: name.fromRight && !indent }, text);
			if (note) drawLines(doc, note, { ...text, x: edges.right - note.width });
		};
		sheet.tagged('LI', say, row.name);
		decorate(doc, () => {
			if (row.lead !== 'none') drawBox(doc, { x: edges.left, middle }, lead);
			if (row.choices && choices) {
				const at = stacked
					? { x: text.x, middle: top + named + look.pad + choices.height / 2 }
					: { x: edges.right - choices.width, middle };
				drawChoices(doc, row.choices, at, look);
			}
			sheet.y += height;
			if (row.writtenIn) drawRule(doc, text.x, edges.right, sheet.y - look.pad - 2, ink);
			drawRule(doc, edges.left, edges.right, sheet.y, hairline);
		});
	}
}
