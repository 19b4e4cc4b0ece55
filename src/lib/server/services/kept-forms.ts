import type { AccountContext } from '../context.ts';
import { insertKeptForm, takeKeptForm } from '../queries/kept-forms.ts';
import { hashOf, newToken } from '../secrets.ts';

const hour = 3_600_000;

/** Keeps the fields of a form for an hour. @returns the token that alone can take them back */
export async function keepFields(
	{ db, now }: AccountContext,
	path: string,
	fields: Record<string, string[]>
): Promise<string> {
	const token = newToken();
	await insertKeptForm(db, {
		tokenHash: hashOf(token),
		path,
		fields,
		expiresAt: new Date(now.getTime() + hour)
	});
	return token;
}

/** The fields that were kept for this page, and forgets them; undefined when there are none. */
export async function takeFields(
	{ db, now }: AccountContext,
	token: string,
	path: string
): Promise<Record<string, string[]> | undefined> {
	return takeKeptForm(db, { tokenHash: hashOf(token), path, now });
}
