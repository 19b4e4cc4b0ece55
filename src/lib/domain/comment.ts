import { z } from 'zod';
import { Invalid, TooMany } from './errors.ts';
import { line, prose } from './text.ts';
import { considered } from './moderation/considered.ts';
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
		.default(''),
	considered
});
export type CommentFields = z.infer<typeof commentSchema>;

/** What the picture of a comment shows, for who does not see it; the picture itself comes beside the fields. */
export const commentPictureSchema = z.object({ pictureAlt: line({ max: 300 }).default('') });

/** The form of a new comment. */
export const commentFormSchema = commentSchema.extend(commentPictureSchema.shape);
export type CommentForm = z.infer<typeof commentFormSchema>;

/** A picture that somebody sends, if they do, and what is said of it. */
export interface SentPicture {
	bytes?: Uint8Array;
	alt: string;
}

/**
 * A picture comes with words, and words with a picture: a form that was shown again has lost the file.
 * @throws Invalid at the field that is missing
 */
export function requireDescribed({ bytes, alt }: SentPicture, hasPicture = false): void {
	const isThere = bytes !== undefined || hasPicture;
	if (isThere && alt === '') throw new Invalid('picture_alt_missing', 'pictureAlt');
	if (!isThere && alt !== '') throw new Invalid('picture_missing', 'picture');
}

/** A change of a comment; `base` is the version it began from. */
export const commentChangeSchema = z.object({
	body: prose({ min: 1, max: commentLimit }),
	language: z.string({ error: 'required' }).regex(/^[a-z]{2,3}$/, 'other'),
	base: z.coerce.number({ error: 'other' }).int({ error: 'other' }).min(1, { error: 'other' }),
	considered
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
