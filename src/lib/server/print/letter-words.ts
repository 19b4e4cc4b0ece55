import { m } from '#lib/i18n/paraglide/messages.js';
import { askedWords } from './asked.ts';
import type { LettersPrinting } from './letters.ts';
import { softInk } from './paper.ts';
import { accentOf, inPollLanguage, untilWhen } from './printing.ts';
import { firstFitting, stack, type Piece, type Stack } from './stack.ts';

export const letterEdges = { left: 57, right: 538, top: 48, bottom: 800 };
/** Where a letter is folded to go into a long envelope: at 99 and 198 mm. */
export const folds = { first: 281, second: 561 };
/** How wide the steps are beside the QR code. */
export const stepsWidth = 284;

/** What all letters of a poll say alike, laid out once: above the code, beside it, and below. */
export function letterWords(
	doc: PDFKit.PDFDocument,
	printing: LettersPrinting
): { above: Stack; steps: Stack; below: Stack } {
	const width = letterEdges.right - letterEdges.left;
	const most = Math.min(6, printing.rules.questions.length);
	const shorter = Array.from({ length: most }, (_, at) => most - at);
	const fit = (sizes: readonly number[], pieces: (size: number) => Piece[], into: Box) =>
		firstFitting(
			sizes.map((size) => stack(doc, pieces(size), into.width)),
			into.height
		);
	return {
		above: firstFitting(
			[
				...shorter.flatMap((most) => [12, 11, 10].map((size) => [size, most] as const)),
				...[9, 8, 7].map((size) => [size, 1] as const)
			].map(([size, most]) => stack(doc, aboveCode(printing, size, most), width)),
			folds.first - letterEdges.top - 24
		),
		steps: fit([11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8], (size) => besideCode(printing, size), {
			width: stepsWidth,
			height: 140
		}),
		below: fit([11, 10.5, 10, 9.5, 9, 8.5, 8, 7], (size) => belowCode(printing, size), {
			width,
			height: letterEdges.bottom - folds.second - 20
		})
	};
}

interface Box {
	width: number;
	height: number;
}

function aboveCode(printing: LettersPrinting, size: number, most: number): Piece[] {
	const { rules, city, locale } = printing;
	const say = { locale };
	const asked = askedWords(printing, most);
	const small = { size: size * 0.86, colour: softInk };
	return [
		{
			wording: { text: city.name },
			style: { size, bold: true, colour: accentOf(printing) },
			after: size * 1.1
		},
		{
			wording: inPollLanguage(printing, rules.title),
			style: { size: size * 1.9, bold: true, leading: 1.16 },
			tag: 'H1',
			after: size * 0.7
		},
		{
			wording: { text: m.print_letter_intro({ until: untilWhen(printing) }, say) },
			style: { size },
			after: size * 0.8
		},
		...(asked.length > 0
			? [{ wording: { text: m.print_asked({}, say) }, style: small, tag: 'H2' as const }]
			: []),
		...asked.map((wording) => ({ wording, style: { size, leading: 1.25 }, after: size * 0.2 }))
	];
}

function besideCode({ address, locale }: LettersPrinting, size: number): Piece[] {
	const say = { locale };
	const shown = address.replace(/^https?:\/\//, '');
	const steps = [
		m.print_letter_open({ address: shown }, say),
		m.print_letter_type({}, say),
		m.print_letter_cast({}, say)
	];
	return steps.map((text, at) => ({
		wording: { text: `${at + 1}. ${text}` },
		style: { size, leading: 1.28 },
		after: size * 0.4
	}));
}

function belowCode(printing: LettersPrinting, size: number): Piece[] {
	const { rules, locale, contact, votingPlace } = printing;
	const say = { locale };
	const part = (heading: string, texts: readonly string[]): Piece[] => [
		{ wording: { text: heading }, style: { size, bold: true }, tag: 'H2', after: size * 0.1 },
		...texts.map((text, at) => ({
			wording: { text },
			style: { size },
			after: at === texts.length - 1 ? size * 0.8 : 0
		}))
	];
	const secrecy = {
		open: m.print_secrecy_open,
		confidential: m.print_secrecy_confidential,
		detached: m.print_secrecy_detached
	}[rules.secrecy];
	return [
		...part(m.print_secrecy({}, say), [secrecy({}, say), m.print_letter_keep({}, say)]),
		...(votingPlace ? part(m.print_paper({}, say), [votingPlace]) : []),
		...(contact.length > 0 ? part(m.print_ask({}, say), contact) : [])
	];
}
