import { z } from 'zod';
import { Invalid } from '#lib/domain/errors.ts';
import { line, prose } from '#lib/domain/text.ts';
import type { CaseEvent } from './case.ts';
import { conductRules } from './rules.ts';
import { factsLimit } from './statement.ts';

/** What can be done about a case, the mildest first. */
export const steps = ['none', 'ask', 'hide'] as const;
export type Step = (typeof steps)[number];

/** For how many days somebody can be kept from writing by one person's decision. */
export const pauseDays = [0, 1, 3, 7] as const;

/** What was decided: a step, or that one was taken back. */
export type DecidedStep = Step | 'restore';

/** Whether a step takes something from the author, and so can be appealed against by them. */
export const restricts = (step: DecidedStep): boolean => step === 'hide';

/** Whether a case is decided with it; who reported is told. */
export const concludes = (step: DecidedStep): boolean => step === 'none' || restricts(step);

/** Whether its author is told why. */
export const hasReasons = (step: DecidedStep): boolean => step === 'ask' || restricts(step);

export const eventOf = {
	none: 'case closed',
	ask: 'author asked',
	hide: 'restriction decided'
} as const satisfies Record<Step, CaseEvent>;

/** A decision as its form sends it; `version` is that of the case its writer saw. */
export const decisionSchema = z.object({
	step: z.enum(steps, { error: 'required' }),
	ground: z.enum([...conductRules, 'illegal', ''], { error: 'other' }).default(''),
	law: line({ max: 300 }).default(''),
	facts: prose({ max: factsLimit }).default(''),
	pause: z.coerce
		.number({ error: 'other' })
		.refine((days) => (pauseDays as readonly number[]).includes(days), 'other')
		.default(0),
	version: z.coerce.number({ error: 'other' }).int({ error: 'other' }).min(1, { error: 'other' })
});
export type DecisionFields = z.infer<typeof decisionSchema>;

/** No restriction without its reason, no request without what is asked. @throws Invalid at the field */
export function requireReasoned({ step, ground, law, facts }: DecisionFields): void {
	if (step === 'none') return;
	if (ground === '') throw new Invalid('required', 'ground');
	if (ground === 'illegal' && law === '') throw new Invalid('notice_law_missing', 'law');
	if (facts === '') throw new Invalid('required', 'facts');
}
