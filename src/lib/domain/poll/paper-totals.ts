import type { Ranking } from '#lib/domain/tally/election.ts';
import type { Choice } from './choices.ts';
import type { TypedPaper } from './paper.ts';
import type { Question } from './question.ts';

/** What can be said of an option on a paper. `number` is how many papers say so; for dots, their sum. */
export interface PaperTotal {
	/** Id of the question; null for papers that are blank or invalid as a whole. */
	question: string | null;
	/** Its place in the question; null for what is said of the question itself. */
	option: number | null;
	/** `yes`, `agree`, `chosen`, `dots`, `left empty`; a rank or a score as a number. */
	said: string | number;
	number: number;
}

/** Where two entries differ: the lower and the higher number, not whose is which. */
export type TotalDifference = Omit<PaperTotal, 'number'> & { numbers: [number, number] };

/** Sums up what one person typed, in the order of the questions. */
export function totalsOf(
	questions: readonly Question[],
	papers: readonly TypedPaper[]
): PaperTotal[] {
	const totals = new Map<string, PaperTotal>();
	const add = (total: PaperTotal) => {
		const known = totals.get(keyOf(total));
		totals.set(keyOf(total), { ...total, number: total.number + (known?.number ?? 0) });
	};
	for (const paper of papers) {
		if (paper === null) {
			add({ question: null, option: null, said: 'invalid', number: 1 });
			continue;
		}
		for (const asked of questions) {
			const choice = paper.choices[asked.id];
			for (const mark of choice === undefined ? [empty] : marksIn(asked, choice))
				add({ question: asked.id, ...mark });
		}
	}
	return [...totals.values()].sort(inOrder(questions));
}

/** Every total that is not the same in both. */
export function differences(
	questions: readonly Question[],
	first: readonly TypedPaper[],
	second: readonly TypedPaper[]
): TotalDifference[] {
	const [ones, others] = [totalsOf(questions, first), totalsOf(questions, second)];
	const known = new Map([...ones, ...others].map((total) => [keyOf(total), total]));
	const numberIn = (totals: readonly PaperTotal[], key: string) =>
		totals.find((total) => keyOf(total) === key)?.number ?? 0;
	return [...known]
		.sort(([, one], [, other]) => inOrder(questions)(one, other))
		.flatMap(([key, { question, option, said }]) => {
			const [one, other] = [numberIn(ones, key), numberIn(others, key)];
			if (one === other) return [];
			return [{ question, option, said, numbers: [Math.min(one, other), Math.max(one, other)] }];
		});
}

type Mark = Omit<PaperTotal, 'question'>;

const empty: Mark = { option: null, said: 'left empty', number: 1 };

function marksIn(asked: Question, choice: Choice): Mark[] {
	if (typeof choice === 'string') return [{ option: null, said: choice, number: 1 }];
	const chosen = (option: number): Mark => ({ option, said: 'chosen', number: 1 });
	switch (asked.kind) {
		case 'ranked':
			return (choice as Ranking).flatMap((rank, at) =>
				rank.map((option) => ({ option, said: at + 1, number: 1 }))
			);
		case 'dotted':
			return (choice as readonly number[]).flatMap((dots, option) =>
				dots > 0 ? [{ option, said: 'dots', number: dots }] : []
			);
		case 'scored':
		case 'times':
			return (choice as readonly (string | number | null)[]).flatMap((said, option) =>
				said === null ? [] : [{ option, said, number: 1 }]
			);
		case 'budget':
			return (choice as readonly (readonly [number, number])[]).map(([option]) => chosen(option));
		default:
			return (choice as readonly number[]).map(chosen);
	}
}

function keyOf({ question, option, said }: Omit<PaperTotal, 'number'>): string {
	return JSON.stringify([question, option, said]);
}

/** By question, then by option; ranks and scores from the first on; invalid papers at the end. */
function inOrder(questions: readonly Question[]) {
	const ids = questions.map(({ id }) => id);
	const place = (id: string | null) => (id === null ? ids.length : ids.indexOf(id));
	return (one: Omit<PaperTotal, 'number'>, other: Omit<PaperTotal, 'number'>): number =>
		place(one.question) - place(other.question) ||
		(one.option ?? Infinity) - (other.option ?? Infinity) ||
		(typeof one.said === 'number' && typeof other.said === 'number' ? one.said - other.said : 0);
}
