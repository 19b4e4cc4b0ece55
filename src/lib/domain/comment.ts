import { z } from 'zod';
import { TooMany } from './errors.ts';
import { prose } from './text.ts';
import { stances } from './thread.ts';

export const commentLimit = 5000;

/** The id of a comment as a form sends it; empty for none. */
const place = z
	.string({ error: 'other' })
	.regex(/^(?:[1-9]\d{0,14})?$/, 'other')
	.default('');

/**
 * A comment, or an answer to one (`parent`). `language` is left empty for the server to tell by the
 * words; whoever writes can correct it.
 */
export const commentSchema = z.object({
	body: prose({ min: 1, max: commentLimit }),
	parent: place,
	stance: z.enum(stances, { error: 'other' }).or(z.literal('')).default(''),
	language: z
		.string({ error: 'other' })
		.regex(/^(?:[a-z]{2,3})?$/, 'other')
		.default('')
});
export type CommentFields = z.infer<typeof commentSchema>;

/** A change of a comment; `base` is the version it began from. */
export const commentChangeSchema = z.object({
	body: prose({ min: 1, max: commentLimit }),
	language: z.string({ error: 'required' }).regex(/^[a-z]{2,3}$/, 'other'),
	base: z.coerce.number({ error: 'other' }).int({ error: 'other' }).min(1, { error: 'other' })
});
export type CommentChange = z.infer<typeof commentChangeSchema>;

/** What is kept while somebody writes: anything that fits. */
export const commentDraftSchema = z.object({
	body: prose({ max: 10_000 }),
	parent: place
});
export type CommentDraft = z.infer<typeof commentDraftSchema>;

/**
 * In slow mode somebody writes again only after a pause, so that others come to speak.
 * @throws TooMany, with the seconds that are left
 */
export function requirePause(slowMinutes: number, lastWritten: Date | undefined, now: Date): void {
	if (slowMinutes === 0 || !lastWritten) return;
	const left = lastWritten.getTime() + slowMinutes * 60_000 - now.getTime();
	if (left > 0) throw new TooMany(Math.ceil(left / 1000), 'thread_slow');
}
