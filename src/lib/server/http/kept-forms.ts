import type { RequestEvent } from '@sveltejs/kit';
import { cookieOptions } from './cookies.ts';
import { keepFields, takeFields } from '../services/kept-forms.ts';

const cookie = 'kept-form';

/** Keeps what was typed for its writer, who is about to sign in again. Never passwords or files. */
export async function keepForm(event: RequestEvent, fields: FormData): Promise<void> {
	const token = await keepFields(event.locals.accountContext, event.url.pathname, textsIn(fields));
	event.cookies.set(cookie, token, { ...cookieOptions(event), maxAge: 3600 });
}

/** What was kept for this page, once. */
export async function takeKeptForm(event: RequestEvent): Promise<FormData | undefined> {
	const token = event.cookies.get(cookie);
	if (!token || !event.locals.account) return undefined;
	const texts = await takeFields(event.locals.accountContext, token, event.url.pathname);
	if (!texts) return undefined;
	event.cookies.delete(cookie, cookieOptions(event));
	const fields = new FormData();
	for (const [name, values] of Object.entries(texts)) {
		for (const value of values) fields.append(name, value);
	}
	return fields;
}

/**
 * A map first, since `__proto__` is a name that a form can have and an object cannot; and without NUL,
 * which the database cannot keep and nobody has typed.
 */
function textsIn(fields: FormData): Record<string, string[]> {
	const texts = new Map<string, string[]>();
	for (const [name, value] of fields) {
		if (typeof value !== 'string' || /password|token|code/i.test(name)) continue;
		const key = withoutNul(name);
		texts.set(key, [...(texts.get(key) ?? []), withoutNul(value)]);
	}
	return Object.fromEntries(texts);
}

function withoutNul(text: string): string {
	return text.replaceAll('\u0000', '');
}
