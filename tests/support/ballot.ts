import fc from 'fast-check';
import type { Choice, Choices } from '#lib/domain/poll/choices.ts';
import { question, type Question } from '#lib/domain/poll/question.ts';
import type { WrittenWords } from '#lib/domain/poll/words.ts';
import type { TimeAnswer } from '#lib/domain/tally/election.ts';
import { longestName } from '#lib/domain/poll/fill/written.ts';
import { tidy } from '#lib/domain/plain-text.ts';

const counted = {
	answered: 'majority',
	consent: 'consent',
	marked: 'approval',
	ranked: 'irv',
	scored: 'score',
	dotted: 'dots',
	budget: 'equal-shares',
	times: 'best-time'
} as const satisfies Record<Question['kind'], string>;

/** What a kind of question needs beside a title; tests change what they are about. */
const usual = {
	answered: {},
	consent: {},
	marked: { least: 1, most: 1 },
	ranked: { least: 0, most: 300 },
	scored: { lowest: 0, highest: 5, least: 0 },
	dotted: { points: 10, mostEach: 10 },
	budget: { total: '100000', within: true, least: 0, most: 300 },
	times: {}
} as const satisfies Record<Question['kind'], object>;

/** A question of this kind with the options Park, Pool and Path (`o1` to `o3`; 40,000.10 each). */
export function asking<K extends Question['kind']>(
	kind: K,
	changed: Record<string, unknown> = {}
): Extract<Question, { kind: K }> {
	const hasOptions = kind !== 'answered' && kind !== 'consent';
	return question.parse({
		kind,
		id: 'q1',
		title: 'What comes first?',
		counting: { method: counted[kind] },
		...(hasOptions ? { options: optionsNamed('Park', 'Pool', 'Path') } : {}),
		...usual[kind],
		...changed
	}) as Extract<Question, { kind: K }>;
}

export function optionsNamed(...names: string[]) {
	return names.map((name, at) => ({ id: `o${at + 1}`, name, cost: '40000.10' }));
}

type Cast = { asked: Question; choice: Choice | undefined; words: WrittenWords[string] };

/** Polls of any kinds of question with a ballot that fits them. */
export const castBallots = fc
	.array(fc.constantFrom(...(Object.keys(counted) as Question['kind'][])), {
		minLength: 1,
		maxLength: 5
	})
	.chain((kinds) => fc.tuple(...kinds.map((kind, at) => castOf(kind, `q${at + 1}`))))
	.map((casts) => ({
		rules: { questions: casts.map(({ asked }) => asked) },
		choices: Object.fromEntries(
			casts.flatMap(({ asked, choice }) => (choice === undefined ? [] : [[asked.id, choice]]))
		) as Choices,
		words: Object.fromEntries(
			casts.flatMap(({ asked, words }) =>
				words && Object.keys(words).length > 0 ? [[asked.id, words]] : []
			)
		) as WrittenWords
	}));

function castOf(kind: Question['kind'], id: string): fc.Arbitrary<Cast> {
	return fc
		.record({
			names: fc.integer({ min: 2, max: 6 }),
			reason: fc.constantFrom('off', 'optional', 'required'),
			said: textOf(200),
			name: textOf(longestName),
			isLeftOut: fc.boolean(),
			shared: fc.boolean(),
			hasWrittenIn: fc.boolean()
		})
		.chain((drawn) => {
			const options = optionsNamed(...Array.from({ length: drawn.names }, (_, at) => `O${at}`));
			const last = options.at(-1);
			if (drawn.hasWrittenIn && last) Object.assign(last, { role: 'written-in' });
			const hasOptions = kind !== 'answered' && kind !== 'consent';
			const asked = asking(kind, {
				id,
				required: !drawn.isLeftOut,
				reason: drawn.reason,
				...(hasOptions ? { options } : {}),
				...(kind === 'marked' ? { most: options.length } : {}),
				...(kind === 'budget' ? { within: false } : {}),
				...(kind === 'ranked' ? { shared: drawn.shared } : {})
			});
			if (drawn.isLeftOut) return fc.constant<Cast>({ asked, choice: undefined, words: {} });
			return choiceOf(asked, options.length).map((choice): Cast => {
				const isWritten =
					hasOptions && drawn.hasWrittenIn && takes(asked, choice, options.length - 1);
				return {
					asked,
					choice,
					words: {
						...(drawn.reason === 'off' ? {} : { reason: drawn.said }),
						...(isWritten ? { writtenIn: tidy(drawn.name, { single: true }) } : {})
					}
				};
			});
		});
}

/** What people write, and what they do not: all of Unicode that a text may hold. */
function textOf(most: number) {
	return fc
		.string({ unit: 'grapheme', minLength: 1, maxLength: most / 20 })
		.map((text) => tidy(text))
		.filter((text) => text !== '' && [...text].length <= most)
		.filter((text) => text.isWellFormed() && !/\p{Cc}/u.test(text));
}

function choiceOf(asked: Question, options: number): fc.Arbitrary<Choice> {
	const places = fc.subarray([...Array(options).keys()], { minLength: 1 });
	const beside = <T>(one: fc.Arbitrary<T>, nothing: T) =>
		fc
			.array(one, { minLength: options, maxLength: options })
			.filter((all) => all.some((value) => value !== nothing));
	switch (asked.kind) {
		case 'answered':
			return fc.constantFrom('yes', 'no', 'abstain');
		case 'consent':
			return fc.constantFrom('agree', 'abstain', 'disagree', 'block');
		case 'marked':
			return places;
		case 'budget':
			return places.map((chosen) => chosen.map((place) => [place, 1] as const));
		case 'ranked':
			return places
				.chain((chosen) => fc.shuffledSubarray(chosen, { minLength: chosen.length }))
				.chain((order) => (asked.shared ? cut(order) : fc.constant(order.map((place) => [place]))));
		case 'scored':
			return beside<number | null>(fc.option(fc.integer({ min: 0, max: 5 })), null);
		case 'dotted':
			return beside(fc.integer({ min: 0, max: Math.floor(10 / options) }), 0);
		case 'times':
			return beside<TimeAnswer | null>(
				fc.option(fc.constantFrom<TimeAnswer[]>('yes', 'if-need-be', 'no')),
				null
			);
	}
}

/** An order cut into ranks that options share; inside a rank they stand in their own order. */
function cut(order: readonly number[]): fc.Arbitrary<number[][]> {
	return fc
		.array(fc.boolean(), { minLength: order.length, maxLength: order.length })
		.map((cuts) => {
			const ranks: number[][] = [];
			for (const [at, place] of order.entries()) {
				if (at === 0 || cuts[at]) ranks.push([]);
				ranks.at(-1)?.push(place);
			}
			return ranks.map((rank) => rank.sort((a, b) => a - b));
		});
}

function takes(asked: Question, choice: Choice, place: number): boolean {
	if (asked.kind === 'marked') return (choice as number[]).includes(place);
	if (asked.kind === 'budget') return (choice as [number, number][]).some(([one]) => one === place);
	if (asked.kind === 'ranked') return (choice as number[][]).flat().includes(place);
	const beside = (choice as (number | string | null)[])[place];
	return asked.kind === 'dotted' ? beside !== 0 : beside !== null;
}
