import { z } from 'zod';
import { counting } from '#lib/domain/tally/counting.ts';
import { resultsRules, secrecies } from '#lib/domain/poll.ts';

/*
 * What `poll.draft` holds: the shape of a PollPlan in which anything may still be missing. A draft
 * with nothing missing parses as PollPlan as it is.
 */

const id = z.string();
const whole = z.int().min(0).optional();

const option = z.strictObject({
	id,
	name: z.string(),
	text: z.string().default(''),
	cost: z.string().optional(),
	picture: z.strictObject({ file: z.uuid(), alt: z.string() }).optional(),
	proposal: z.int().optional(),
	role: z.enum(['none', 'written-in']).optional()
});
export type DraftOption = z.output<typeof option>;

const asked = {
	id,
	title: z.string(),
	text: z.string().default(''),
	required: z.boolean().default(true),
	shuffled: z.boolean().default(false),
	reason: z.enum(['off', 'optional', 'required']).default('off'),
	counting
};
const options = z.array(option);
const among = { ...asked, options, seats: whole };

const question = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('answered'), ...asked }),
	z.strictObject({ kind: z.literal('consent'), ...asked }),
	z.strictObject({ kind: z.literal('marked'), ...among, least: whole, most: whole }),
	z.strictObject({
		kind: z.literal('ranked'),
		...among,
		least: whole,
		most: whole,
		shared: z.boolean(),
		unranked: z.enum(['last', 'no-opinion'])
	}),
	z.strictObject({
		kind: z.literal('scored'),
		...among,
		lowest: z.literal(0),
		highest: z.union([z.literal(5), z.literal(10)]),
		least: whole
	}),
	z.strictObject({
		kind: z.literal('dotted'),
		...among,
		points: whole,
		mostEach: whole,
		all: z.boolean()
	}),
	z.strictObject({
		kind: z.literal('budget'),
		...asked,
		options,
		total: z.string().optional(),
		within: z.boolean(),
		least: whole,
		most: whole,
		leastPoints: whole
	}),
	z.strictObject({ kind: z.literal('times'), ...among })
]);
export type DraftQuestion = z.output<typeof question>;

const electorate = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('group') }),
	z.strictObject({
		kind: z.literal('residents'),
		neighbourhoods: z.array(z.int()),
		verified: z.boolean(),
		ageFrom: whole,
		ageTo: whole
	}),
	z.strictObject({ kind: z.literal('list') }),
	z.strictObject({ kind: z.literal('codes'), count: whole })
]);
export type DraftElectorate = z.output<typeof electorate>;

const draft = z.strictObject({
	title: z.string().default(''),
	text: z.string().default(''),
	language: z.string().default('en'),
	questions: z.array(question).default([]),
	electorate: electorate.default({ kind: 'group' }),
	secrecy: z.enum(secrecies).default('confidential'),
	results: z.enum(resultsRules).default('after-closing'),
	quorum: z.string().nullable().default(null),
	backward: z.boolean().default(true)
});
export type PollDraft = z.output<typeof draft>;

/** A draft as the database kept it. */
export function readDraft(stored: unknown): PollDraft {
	return draft.parse(stored);
}

/** The options of a question in preparation; those of yes, no or consent has none. */
export function draftOptionsOf(asked: DraftQuestion): readonly DraftOption[] {
	return 'options' in asked ? asked.options : [];
}

/** The first free id of this letter: `o4` after `o1` and `o3`. */
export function nextId(letter: string, taken: readonly { id: string }[]): string {
	const numbers = taken.map(({ id }) => Number(/^[a-z](\d+)$/.exec(id)?.[1] ?? 0));
	return `${letter}${Math.max(0, ...numbers) + 1}`;
}
