import { z } from 'zod';
import { line, prose } from '#lib/domain/text.ts';
import { isOneOf, verdicts } from '#lib/domain/proposal.ts';

const language = z.string({ error: 'required' }).regex(/^[a-z]{2,3}$/, 'other');

/** The city's answer: what, why, and who stands for it. */
export const answerSchema = z.object({
	verdict: oneOf(verdicts),
	reason: prose({ min: 30, max: 20_000 }),
	owner: line({ min: 2, max: 120 }),
	language,
	/** The version that is being corrected, 0 for the first answer. */
	version: z.number({ error: 'other' }).int().min(0).max(10_000).default(0),
	/** Whether people are told of a correction; of a first answer they always are. */
	tell: z.boolean().default(true)
});
export type AnswerFields = z.infer<typeof answerSchema>;

/** What is looked at before it is whole: the same fields, none of them asked for. */
export const answerPreviewSchema = answerSchema.extend({
	verdict: z.string().transform((value) => value),
	reason: prose({ max: 50_000 }),
	owner: line({ max: 300 })
});

export const progressSteps = ['start progress', 'finish', 'drop'] as const;
export type ProgressStep = (typeof progressSteps)[number];

/** What happened to what was accepted, told in a note. */
export const progressSchema = z.object({
	step: oneOf(progressSteps),
	note: prose({ min: 10, max: 5000 }),
	language
});
export type ProgressFields = z.infer<typeof progressSchema>;

export const withdrawalSchema = z.object({
	reason: prose({ min: 10, max: 2000 }),
	language
});
export type WithdrawalFields = z.infer<typeof withdrawalSchema>;

/** A choice that has to be made: nothing is chosen for anybody. */
function oneOf<T extends string>(list: readonly T[]) {
	return z
		.string({ error: 'required' })
		.refine((value) => isOneOf(list, value), { error: 'required', abort: true })
		.transform((value) => value as T);
}
