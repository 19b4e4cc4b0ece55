import { setImmediate as others } from 'node:timers/promises';
import { m } from '#lib/i18n/paraglide/messages.js';
import { drawCode } from './letter-code.ts';
import { folds, letterEdges as edges, letterWords } from './letter-words.ts';
import { decorate, finished, newDocument, written } from './paper.ts';
import { accentOf, type Printing } from './printing.ts';
import { Sheet } from './sheet.ts';

export interface LettersPrinting extends Printing {
	/** Written as domain/poll/code.ts writes them; at least one. */
	codes: AsyncIterable<string> | Iterable<string>;
	/** The whole address of the page where a code is typed. */
	address: string;
	/** The whole address that the QR code of this code leads to. */
	voteAddress(code: string): string;
	/** Whom to ask, as the city says it, line by line. */
	contact: readonly string[];
}

/**
 * Letters (PDF, A4), a page for each code, in parts as they are written and asked for: a page is
 * forgotten when it is sent, and nothing comes on disk. Folded in three, the code is inside, and the
 * window of an envelope does not show it.
 */
export async function* printLetters(printing: LettersPrinting): AsyncGenerator<Uint8Array> {
	const { rules, city, locale, now, codes } = printing;
	const title = `${m.print_letter({}, { locale })}: ${rules.title}`;
	const doc = newDocument({ title, author: city.name, locale, size: 'A4', now });
	const { above, steps, below } = letterWords(doc, printing);
	const accent = accentOf(printing);
	let sheet: Sheet | undefined;
	for await (const code of codes) {
		if (sheet) sheet.turn();
		const page = (sheet ??= new Sheet(doc, edges));
		decorate(doc, () => doc.rect(edges.left, edges.top, page.width, 4).fill(accent));
		page.enter('Sect');
		above.draw(page, { x: edges.left, top: edges.top + 16 });
		drawCode(page, code, printing.voteAddress(code), { steps, locale });
		below.draw(page, { x: edges.left, top: folds.second + 20 });
		page.leave();
		const part = written(doc);
		if (part) yield part;
		await others();
	}
	if (!sheet) throw new RangeError('letters need a code');
	sheet.end();
	yield finished(doc);
}
