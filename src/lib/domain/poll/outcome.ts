import { z } from 'zod';
import { maybeDay } from '#lib/domain/calendar.ts';
import { considered } from '#lib/domain/moderation/considered.ts';
import { prose } from '#lib/domain/text.ts';

/** What is decided because of a poll, as a form sends it. */
export const outcomeForm = z.object({
	/** Markdown. */
	statement: prose({ min: 20, max: 20_000 }),
	language: z.string({ error: 'required' }).regex(/^[a-z]{2,3}$/, 'other'),
	/** When it will be looked at again; empty for never. */
	reviewOn: maybeDay,
	/** The version that the writer saw; 0 for none. */
	version: z.coerce.number().int().min(0).max(10_000).default(0),
	considered
});
export type OutcomeFields = z.infer<typeof outcomeForm>;

export const annulmentForm = z.object({ why: prose({ min: 20, max: 5000 }) });
