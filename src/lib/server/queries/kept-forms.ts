import type { Db } from '../database/connect.ts';

interface KeptForm {
	tokenHash: string;
	path: string;
	fields: Record<string, string[]>;
	expiresAt: Date;
}

export async function insertKeptForm(db: Db, form: KeptForm): Promise<void> {
	await db
		.insertInto('kept_form')
		.values({
			token_hash: form.tokenHash,
			path: form.path,
			fields: JSON.stringify(form.fields),
			expires_at: form.expiresAt
		})
		.execute();
}

/** Takes it out: a kept form is given back once. The ones that nobody came for go with it. */
export async function takeKeptForm(
	db: Db,
	{ tokenHash, path, now }: { tokenHash: string; path: string; now: Date }
): Promise<Record<string, string[]> | undefined> {
	await db.deleteFrom('kept_form').where('expires_at', '<', now).execute();
	const row = await db
		.deleteFrom('kept_form')
		.where('token_hash', '=', tokenHash)
		.where('path', '=', path)
		.returning('fields')
		.executeTakeFirst();
	return row?.fields;
}
