import { z } from 'zod';
import { canonicalJson } from '#lib/domain/tally/input.ts';
import { line } from '#lib/domain/text.ts';
import type { Choices } from './choices.ts';
import type { Question } from './question.ts';
import type { WrittenWords } from './words.ts';

/** As many papers as two persons type in an evening without losing their place. */
export const mostPapers = 500;

const size = z.coerce
	.number({ error: 'paper_size' })
	.int({ error: 'paper_size' })
	.min(1, { error: 'paper_size' })
	.max(mostPapers, { error: 'paper_size' });

/** How a batch begins: what is written on its envelope, and how many papers are in it. */
export const batchForm = z.object({ label: line({ min: 1, max: 80 }), size });
export type BatchFields = z.infer<typeof batchForm>;
export const sizeForm = z.object({ size });

/** One paper as it was typed; null when it is blank or invalid. */
export type TypedPaper = { readonly choices: Choices; readonly words: WrittenWords } | null;

/** What is asked of who types: a reason may stand on the paper or not, a ballot without it counts all the same. */
export function askedOnPaper(questions: readonly Question[]): Question[] {
	return questions.map((asked) =>
		asked.reason === 'required' ? { ...asked, reason: 'optional' } : asked
	);
}

/**
 * Places (from 0) of own papers for which the other person typed no equal one. What counts is
 * compared: the choices, and names written in. Reasons are taken as the first person typed them.
 */
export function withoutCounterpart(
	own: readonly TypedPaper[],
	others: readonly TypedPaper[]
): number[] {
	const left = new Map<string, number>();
	for (const paper of others) left.set(keyOf(paper), (left.get(keyOf(paper)) ?? 0) + 1);
	return own.flatMap((paper, place) => {
		const number = left.get(keyOf(paper)) ?? 0;
		left.set(keyOf(paper), number - 1);
		return number > 0 ? [] : [place];
	});
}

/** Whether two persons typed the same papers, in whatever order. */
export function areSamePapers(first: readonly TypedPaper[], second: readonly TypedPaper[]) {
	return first.length === second.length && withoutCounterpart(first, second).length === 0;
}

function keyOf(paper: TypedPaper): string {
	if (paper === null) return '';
	const names = Object.entries(paper.words).flatMap(([id, { writtenIn }]) =>
		writtenIn ? [[id, writtenIn.toLowerCase()] as const] : []
	);
	return canonicalJson({ choices: paper.choices, names: Object.fromEntries(names) });
}
