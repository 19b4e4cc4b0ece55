import { tidy } from '#lib/domain/plain-text.ts';
import { moved, type Direction } from '#lib/domain/word-list.ts';
import {
	draftOptionsOf,
	nextId,
	type DraftOption,
	type DraftQuestion,
	type PollDraft
} from './draft.ts';
import { mostOptions } from './question.ts';

/** What is done with the options of a question while it is written. */
export type OptionAct =
	| { act: 'move'; option: string; direction: Direction }
	| { act: 'remove'; option: string }
	/** One a line, as people paste them. */
	| { act: 'add'; lines: string };

/** The question with its options changed; one that has none stays as it is. */
export function withOptions(asked: DraftQuestion, act: OptionAct): DraftQuestion {
	if (!('options' in asked)) return asked;
	switch (act.act) {
		case 'move':
			return { ...asked, options: inOrder(asked.options, act.option, act.direction) };
		case 'remove':
			return { ...asked, options: asked.options.filter(({ id }) => id !== act.option) };
		case 'add':
			return { ...asked, options: withNew(asked.options, linesOf(act.lines)) };
	}
}

/** What is in the order with one of it moved past its neighbour. */
export function inOrder<One extends { id: string }>(
	list: readonly One[],
	id: string,
	direction: Direction
): One[] {
	const places = new Map(list.map((one) => [one.id, one]));
	return moved([...places.keys()], id, direction).flatMap((id) => places.get(id) ?? []);
}

/** The options with these added; the special ones ("none of these") stay last. */
export function withNew(
	options: readonly DraftOption[],
	added: readonly Omit<DraftOption, 'id'>[]
): DraftOption[] {
	const all = [...options];
	for (const one of added.slice(0, Math.max(0, mostOptions - options.length)))
		all.push({ id: nextId('o', all), ...one });
	return specialLast(all);
}

/** Options as a ballot lists them: those of the voters' own words and "none of these" at the end. */
export function specialLast(options: readonly DraftOption[]): DraftOption[] {
	const rank = ({ role }: DraftOption) => (role === 'none' ? 2 : role === 'written-in' ? 1 : 0);
	return options.toSorted((one, other) => rank(one) - rank(other));
}

/** The files that the options of a poll show. */
export function picturesIn({ questions }: PollDraft): string[] {
	return questions.flatMap(draftOptionsOf).flatMap(({ picture }) => picture?.file ?? []);
}

/** The lines of a pasted list without the signs that lists begin their lines with. */
function linesOf(text: string): Omit<DraftOption, 'id'>[] {
	return text
		.split('\n')
		.map((line) => tidy(line.replace(/^\s*(?:[-*•–]|\d{1,3}[.)])\s+/, ''), { single: true }))
		.filter((name) => name !== '')
		.map((name) => ({ name: [...name].slice(0, 200).join(''), text: '' }));
}
