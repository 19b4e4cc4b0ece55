import { z } from 'zod';
import { line, prose } from '#lib/domain/text.ts';
import { verdicts } from '#lib/domain/proposal.ts';

const language = z.string({ error: 'required' }).regex(/^[a-z]{2,3}$/, 'other');

/** The city's answer: what, why, and who stands for it. */
export const answerSchema = z.object({
	verdict: z.enum(verdicts, { error: 'required' }),
	reason: prose({ min: 30, max: 20_000 }),
	owner: line({ min: 2, max: 120 }),
	language,
	/** The version that is being corrected, 0 for the first answer. */
	version: z.number({ error: 'other' }).int().min(0).max(10_000).default(0),
	/** Whether people are told of a correction; of a first answer they always are. */
	tell: z.boolean().default(true)
});
export type AnswerFields = z.infer<typeof answerSchema>;

/** What is looked at before it is whole. */
export const answerPreviewSchema = z.object({
	verdict: z.string().default(''),
	reason: prose({ max: 50_000 }),
	owner: line({ max: 300 }),
	language,
	version: answerSchema.shape.version,
	tell: answerSchema.shape.tell
});

export const progressSteps = ['start progress', 'finish', 'drop'] as const;
export type ProgressStep = (typeof progressSteps)[number];

/** What happened to what was accepted, told in a note. */
export const progressSchema = z.object({
	step: z.enum(progressSteps, { error: 'required' }),
	note: prose({ min: 10, max: 5000 }),
	language
});
export type ProgressFields = z.infer<typeof progressSchema>;

export const withdrawalSchema = z.object({
	reason: prose({ min: 10, max: 2000 }),
	language
});
export type WithdrawalFields = z.infer<typeof withdrawalSchema>;
