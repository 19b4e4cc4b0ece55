import { m } from '#lib/i18n/paraglide/messages.js';
import { askedWords } from './asked.ts';
import type { Wording } from './lines.ts';
import { softInk } from './paper.ts';
import type { PosterPrinting } from './poster.ts';
import { untilWhen } from './printing.ts';
import { firstFitting, stack, type Piece, type Stack } from './stack.ts';
import { whoMayVote } from './who.ts';

/**
 * Until when, what is asked, who may, and where on paper. As many questions as there is room for:
 * letters become smaller before a question is left out, but not so small that nobody reads them.
 */
export function posterFacts(
	doc: PDFKit.PDFDocument,
	printing: PosterPrinting,
	box: { width: number; height: number },
	scale: number
): Stack {
	const most = Math.min(8, printing.rules.questions.length);
	const sizes = function* (): Generator<[size: number, questions: number]> {
		for (let questions = most; questions > 0; questions--)
			for (const size of [20, 18, 16, 14]) yield [size, questions];
		for (const size of [12, 10, 8]) yield [size, 1];
	};
	const candidates = sizes().map(([size, questions]) =>
		stack(doc, pieces(printing, questions, size * scale), box.width)
	);
	return firstFitting(candidates, box.height);
}

function pieces(printing: PosterPrinting, questions: number, size: number): Piece[] {
	const { rules, locale, names, votingPlace } = printing;
	const say = { locale };
	const until = { text: untilWhen(printing) };
	const who = { text: whoMayVote(rules.electorate, names, locale) };
	return [
		...fact(m.print_until({}, say), [until], { size, bold: true }),
		...fact(m.print_asked({}, say), askedWords(printing, questions), { size }),
		...fact(m.print_who({}, say), [who], { size }),
		...fact(m.print_paper({}, say), votingPlace ? [{ text: votingPlace }] : [], { size })
	];
}

function fact(
	heading: string,
	wordings: readonly Wording[],
	{ size, bold = false }: { size: number; bold?: boolean }
): Piece[] {
	if (wordings.length === 0) return [];
	return [
		{ wording: { text: heading }, style: { size: size * 0.78, colour: softInk }, tag: 'H2' },
		...wordings.map((wording, at) => ({
			wording,
			style: { size, bold, leading: 1.28 },
			after: size * (at === wordings.length - 1 ? 1 : 0.25)
		}))
	];
}
