import { z } from 'zod';
import { counting } from '#lib/domain/tally/counting.ts';
import type { Election } from '#lib/domain/tally/election.ts';
import { amountText } from '#lib/domain/tally/amount.ts';
import { line, prose } from '#lib/domain/text.ts';
import { optionsOf, seatsOf } from './options.ts';

/** As many as a ballot can hold and a person can be asked to look at. */
export const mostOptions = 300;
export const mostQuestions = 20;

/** Short, made once, never shown: `o1`, `none`. Lots are drawn by it and a secret seed, never by its order. */
const id = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);

export const pollOption = z.strictObject({
	id,
	name: line({ min: 1, max: 200 }),
	/** Markdown. */
	text: prose({ max: 5000 }).default(''),
	/** In the city's currency, as a decimal; projects of a budget have one. */
	cost: amountText.optional(),
	/** The city's file, and what is on it in words. */
	picture: z.strictObject({ file: z.uuid(), alt: line({ min: 1, max: 250 }) }).optional(),
	/** The proposal (content id) that it stands for. */
	proposal: z.int().min(1).optional(),
	/** `none`: "none of these", which stands alone. `written-in`: what voters name themselves. */
	role: z.enum(['none', 'written-in']).optional()
});
export type PollOption = z.output<typeof pollOption>;

const asked = {
	id,
	title: line({ min: 3, max: 200 }),
	/** Markdown. */
	text: prose({ max: 10_000 }).default(''),
	/** Whether a ballot may leave it empty. */
	required: z.boolean().default(true),
	/** Whether every voter sees the options in an order of their own, which stays. */
	shuffled: z.boolean().default(false),
	/** Whether the voter is asked, or must say, why. */
	reason: z.enum(['off', 'optional', 'required']).default('off'),
	counting
};
const options = z.array(pollOption).min(2).max(mostOptions);
const number = (most: number) => z.int().min(0).max(most);
/** How many are elected. */
const seats = z.int().min(1).max(100).default(1);
const least = number(mostOptions);
const most = z.int().min(1).max(mostOptions);

/** What is asked, by the kind of answer; `kind` is that of the election it becomes (domain/tally/election.ts). */
export const question = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('answered'), ...asked }),
	z.strictObject({ kind: z.literal('consent'), ...asked }),
	z.strictObject({ kind: z.literal('marked'), ...asked, options, seats, least, most }),
	z.strictObject({
		kind: z.literal('ranked'),
		...asked,
		options,
		seats,
		least,
		most,
		shared: z.boolean().default(false),
		unranked: z.enum(['last', 'no-opinion']).default('last')
	}),
	z.strictObject({
		kind: z.literal('scored'),
		...asked,
		options,
		seats,
		lowest: z.literal(0),
		highest: z.union([z.literal(5), z.literal(10)]),
		least
	}),
	z.strictObject({
		kind: z.literal('dotted'),
		...asked,
		options,
		seats,
		points: z.int().min(1).max(100),
		mostEach: z.int().min(1).max(100),
		all: z.boolean().default(false)
	}),
	z.strictObject({
		kind: z.literal('budget'),
		...asked,
		options,
		/** The money there is. */
		total: amountText,
		/** Whether a ballot may choose projects for at most the total, or without that limit. */
		within: z.boolean().default(false),
		least,
		most,
		/** Projects with fewer votes than this are not funded. */
		leastPoints: number(1_000_000).default(0)
	}),
	z.strictObject({ kind: z.literal('times'), ...asked, options, seats })
]);
export type Question = z.output<typeof question>;
export type QuestionKind = Question['kind'];
export type Asked<Kind extends QuestionKind> = Extract<Question, { kind: Kind }>;

/** Which methods count which answers; the first is offered first. */
export const methodsOf = {
	answered: ['majority'],
	consent: ['consent'],
	marked: ['plurality', 'approval'],
	ranked: ['irv', 'stv-scottish', 'schulze', 'ranked-pairs', 'borda'],
	scored: ['score', 'majority-judgment'],
	dotted: ['dots'],
	budget: ['budget-greedy', 'budget-greedy-no-skip', 'equal-shares'],
	times: ['best-time']
} as const satisfies Record<Election['kind'], readonly string[]>;

/** What is wrong with a question that each field alone does not show; the reasons are `invalid_<reason>`. */
export function faultsOf(asked: Question): { field: string; reason: string }[] {
	const faults: { field: string; reason: string }[] = [];
	const options = optionsOf(asked);
	const methods: readonly string[] = methodsOf[asked.kind];
	if (!methods.includes(asked.counting.method))
		faults.push({ field: 'counting', reason: 'choose' });
	if (new Set(options.map(({ id }) => id)).size < options.length)
		faults.push({ field: 'options', reason: 'poll_option_twice' });
	if (new Set(options.map(({ name }) => name.toLowerCase())).size < options.length)
		faults.push({ field: 'options', reason: 'poll_option_twice' });
	if ('least' in asked && 'most' in asked && asked.least > asked.most)
		faults.push({ field: 'least', reason: 'poll_least_most' });
	if (seatsOf(asked) >= options.length && 'seats' in asked)
		faults.push({ field: 'seats', reason: 'poll_seats' });
	if (asked.kind === 'budget' && options.some(({ cost }) => cost === undefined))
		faults.push({ field: 'options', reason: 'poll_cost_missing' });
	return faults;
}
