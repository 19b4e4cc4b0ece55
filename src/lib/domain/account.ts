import { z } from 'zod';
import { normaliseEmail } from './email.ts';
import { locales } from './locale.ts';
import { passwordLength } from './password.ts';
import { isCleanText, lengthOf } from './plain-text.ts';
import { line } from './text.ts';

const email = z
	.string({ error: 'required' })
	.refine((value) => value.trim() !== '', { error: 'required', abort: true })
	.refine((value) => normaliseEmail(value) !== undefined, { error: 'email', abort: true })
	.transform((value) => normaliseEmail(value) ?? value);

/** A password as it was typed, spaces and all, in the one form of its letters (NFKC, as NIST SP 800-63B asks). */
const typedPassword = z
	.string({ error: 'required' })
	.refine((value) => value !== '', { error: 'required', abort: true })
	.refine((value) => isCleanText(value) && value.length <= 1000, { error: 'unclean', abort: true })
	.transform((value) => value.normalize('NFKC'));

const maybePassword = z.literal('').or(typedPassword).default('');

/** One that is being chosen. What it must not be made of is asked of `passwordFault`. */
const newPassword = typedPassword
	.refine((value) => lengthOf(value) >= passwordLength.min, {
		error: `too_short:${passwordLength.min}`
	})
	.refine((value) => lengthOf(value) <= passwordLength.max, {
		error: `too_long:${passwordLength.max}`
	});

const name = line({ min: 1, max: 80 });
/** Where somebody was heading: an address of ours, or nothing. Whose it is is looked at where it is used. */
const next = z
	.string()
	.default('')
	.transform((path) => (/^\/[^\s\p{C}\\]{0,1999}$/u.test(path) ? path : ''));

export const signUpForm = z.object({ name, email, password: newPassword, next });
/** A confirmation in another browser than the sign-up's: name and password are chosen anew. */
export const confirmForm = z.object({ name, password: newPassword });
/** The password may be empty, for who has a link mailed instead. */
export const signInForm = z.object({ email, password: maybePassword, next });
export const addressForm = z.object({ email });
export const resetForm = z.object({ password: newPassword });
export const profileForm = z.object({ name, locale: z.enum(locales, { error: 'required' }) });
export const emailForm = z.object({ email, currentPassword: maybePassword });
export const passwordForm = z.object({
	currentPassword: maybePassword,
	password: newPassword
});

/** The id of a session, as a list of them gives it. */
export const sessionId = z.uuid();

export type SignUp = z.output<typeof signUpForm>;
export type SignIn = z.output<typeof signInForm>;
export type Profile = z.output<typeof profileForm>;
