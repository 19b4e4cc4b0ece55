import { z } from 'zod';
import { considered } from '#lib/domain/moderation/considered.ts';
import { line, prose } from '#lib/domain/text.ts';
import { threadWriters } from '#lib/domain/thread.ts';

export const threadTitleLimits = { min: 5, max: 150 };
export const openingLimit = 10_000;
export const conclusionLimit = 10_000;
export const slowest = 1440;

const language = z.string({ error: 'required' }).regex(/^[a-z]{2,3}$/, 'other');

/** A thread that stands alone: its topic or question, and a text to begin with. */
export const threadSchema = z.object({
	title: line(threadTitleLimits),
	body: prose({ max: openingLimit }),
	language,
	considered
});
export type ThreadFields = z.infer<typeof threadSchema>;

/**
 * How people write in a thread. `inColumns`: what is for it stands beside what is against it.
 * `slowMinutes`: between two comments of one person; 0 for no pause.
 */
export const threadSettingsSchema = z.object({
	writers: z.enum(threadWriters, { error: 'other' }),
	hasStances: z.boolean().default(false),
	inColumns: z.boolean().default(false),
	slowMinutes: z.coerce
		.number({ error: 'other' })
		.int({ error: 'other' })
		.min(0, { error: 'other' })
		.max(slowest, { error: 'other' })
		.default(0)
});
export type ThreadSettings = z.infer<typeof threadSettingsSchema>;

/** Where a discussion stands, and what is disputed in it; empty takes it away. */
export const summarySchema = z.object({
	summary: prose({ max: conclusionLimit }),
	disputed: prose({ max: conclusionLimit }),
	language
});
export type Summary = z.infer<typeof summarySchema>;

/** The comments that a text links to, by their addresses for good. */
export function commentsNamed(text: string): number[] {
	const found = [...text.matchAll(/\/comments\/([1-9]\d{0,14})(?!\d)/g)].map(([, id]) =>
		Number(id)
	);
	return [...new Set(found)].slice(0, 200);
}

/** What came of it, written when a thread is closed. */
export const conclusionSchema = z.object({
	conclusion: prose({ min: 1, max: conclusionLimit }),
	language
});
export type Conclusion = z.infer<typeof conclusionSchema>;
