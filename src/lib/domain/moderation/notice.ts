import { z } from 'zod';
import { Invalid } from '#lib/domain/errors.ts';
import { chosen } from '#lib/domain/chosen.ts';
import { normaliseEmail } from '#lib/domain/email.ts';
import { line, prose } from '#lib/domain/text.ts';
import { conductRules } from './rules.ts';

export const noticeReasonLimit = 5000;

/**
 * A notice (Digital Services Act, article 16): a rule of conduct, or `illegal` with the law. Name and
 * address are asked of those without an account.
 */
export const noticeSchema = z.object({
	ground: chosen([...conductRules, 'illegal']),
	law: line({ max: 300 }).default(''),
	place: line({ max: 500 }).default(''),
	reason: prose({ min: 10, max: noticeReasonLimit }),
	goodFaith: z.boolean().default(false),
	name: line({ max: 120 }).default(''),
	email: z
		.string({ error: 'email' })
		.default('')
		.refine((value) => value.trim() === '' || normaliseEmail(value) !== undefined, 'email')
		.transform((value) => normaliseEmail(value) ?? '')
});
export type NoticeFields = z.infer<typeof noticeSchema>;

/** As somebody without an account fills it in: all that is missing is said at once. */
export const visitorNoticeSchema = noticeSchema.extend({
	name: line({ min: 1, max: 120 }),
	email: z
		.string({ error: 'required' })
		.refine((value) => value.trim() !== '', { error: 'required', abort: true })
		.refine((value) => normaliseEmail(value) !== undefined, 'email')
		.transform((value) => normaliseEmail(value) ?? '')
});

/**
 * What the law asks of a notice of illegal content, and what anybody without an account has to say of
 * themselves. @throws Invalid at the field
 */
export function requireComplete(notice: NoticeFields, { known }: { known: boolean }): void {
	if (notice.ground === 'illegal') {
		if (notice.law === '') throw new Invalid('notice_law_missing', 'law');
		if (!notice.goodFaith) throw new Invalid('notice_faith_missing', 'goodFaith');
	}
	if (!known) {
		if (notice.name === '') throw new Invalid('required', 'name');
		if (notice.email === '') throw new Invalid('notice_email_missing', 'email');
	}
}
