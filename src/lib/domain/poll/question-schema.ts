import { z } from 'zod';
import { shareText } from '#lib/domain/tally/amount.ts';
import { isCleanText } from '#lib/domain/plain-text.ts';
import { line, prose } from '#lib/domain/text.ts';
import { readAmount } from './amount.ts';
import { mostOptions } from './question.ts';
import { saving } from './writing.ts';

/** A whole number as a form sends it; empty while it is not written yet. */
const whole = z
	.string({ error: 'poll_number' })
	.trim()
	.regex(/^\d{0,7}$/, 'poll_number')
	.default('');
const amount = z
	.string({ error: 'poll_amount' })
	.max(40, 'poll_amount')
	.default('')
	.refine((typed) => typed.trim() === '' || readAmount(typed) !== undefined, {
		error: 'poll_amount'
	});
const share = z
	.string({ error: 'choose' })
	.max(7, 'choose')
	.refine((typed) => shareText.safeParse(typed).success, { error: 'choose' })
	.default('0');
const ticked = z.boolean().default(false);
const name = z.string().max(400, 'too_long:200').refine(isCleanText, { error: 'unclean' });

/** A question of any kind as its page sends it; what its kind has not is not read. */
export const questionSchema = z.object({
	title: line({ max: 300 }),
	text: prose({ max: 10_000 }).default(''),
	method: z.string({ error: 'choose' }).max(40, 'choose').default(''),
	optional: ticked,
	shuffled: ticked,
	reason: z.enum(['off', 'optional', 'required'], { error: 'choose' }).default('off'),
	/** Options by rows: the same number of each. */
	optionId: z
		.array(z.string().max(20, 'other'))
		.max(mostOptions + 20, 'poll_few_options')
		.default([]),
	optionName: z.array(name).default([]),
	optionCost: z.array(amount).default([]),
	none: ticked,
	writtenIn: ticked,
	seats: whole,
	least: whole,
	most: whole,
	shared: ticked,
	unranked: z.enum(['last', 'no-opinion'], { error: 'choose' }).default('last'),
	highest: z.enum(['5', '10'], { error: 'choose' }).default('5'),
	points: whole,
	mostEach: whole,
	all: ticked,
	total: amount,
	within: ticked,
	leastPoints: whole,
	completion: z
		.enum(['add1', 'add1-exhaustive', 'add1-then-greedy', 'none'], { error: 'choose' })
		.default('add1'),
	of: z.enum(['votes', 'ballots', 'entitled'], { error: 'choose' }).default('votes'),
	share: share.default('1/2'),
	blocks: whole,
	agree: share,
	disagree: share.default('1'),
	...saving
});
export type QuestionFields = z.infer<typeof questionSchema>;

/** What an option has beside its name. */
export const optionSchema = z.object({
	text: prose({ max: 5000 }),
	/** What its picture shows, in words. */
	alt: line({ max: 250 }).default(''),
	...saving
});
export type OptionFields = z.infer<typeof optionSchema>;
