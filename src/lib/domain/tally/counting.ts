import { z } from 'zod';
import { consentRule } from './consent.ts';
import { majorityRule } from './majority.ts';
import { runOffRules } from './run-off-rules.ts';
import { statusQuo } from './status-quo.ts';

/** The methods that need nothing but ballots, seats and a tie rule. */
const plain = z.strictObject({
	method: z.enum([
		'plurality',
		'approval',
		'score',
		'majority-judgment',
		'stv-scottish',
		'borda',
		'dots',
		'budget-greedy',
		'budget-greedy-no-skip',
		'best-time'
	])
});

const rules = runOffRules.prefault({});
const pairs = { statusQuo: statusQuo.optional() };

/** How a question is counted: the method and what it leaves to choose. Stored with the poll. */
export const counting = z.union([
	plain,
	z
		.strictObject({ method: z.literal('irv'), rules })
		.refine((chosen) => chosen.rules.elect !== 'quota', { error: 'a quota with surpluses is stv' }),
	z.strictObject({ method: z.literal('stv'), rules }),
	z.strictObject({ method: z.enum(['schulze', 'ranked-pairs']), ...pairs }),
	z.strictObject({
		method: z.literal('equal-shares'),
		completion: z.enum(['add1', 'add1-exhaustive', 'add1-then-greedy', 'none']).default('add1')
	}),
	z.strictObject({ method: z.literal('majority'), rule: majorityRule.prefault({}) }),
	z.strictObject({ method: z.literal('consent'), rule: consentRule.prefault({}) })
]);

export type Counting = z.output<typeof counting>;
export type Method = Counting['method'];
