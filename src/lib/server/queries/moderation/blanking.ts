import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { ItemKey } from './items.ts';

/** Says a text anew, in at most so many characters. */
export type Rewrite = (text: string, most: number) => string;

/** Every word of a content that people can read: as it stands and as it stood, each kind in its tables. */
export async function everyText(db: Db, { cityId, contentId }: ItemKey): Promise<string[]> {
	const { rows } = await sql<{ text: string }>`
		select body as text from comment where city_id = ${cityId} and id = ${contentId}
		union all select picture_alt from comment where city_id = ${cityId} and id = ${contentId}
		union all select body from comment_version where city_id = ${cityId} and comment_id = ${contentId}
		union all select concat_ws(e'\n\n', title, nullif(summary, ''), body)
			from proposal where city_id = ${cityId} and id = ${contentId}
		union all select concat_ws(e'\n\n', title, nullif(summary, ''), body)
			from proposal_version where city_id = ${cityId} and proposal_id = ${contentId}
		union all select concat_ws(e'\n\n', title, nullif(body, ''))
			from thread where city_id = ${cityId} and id = ${contentId}
		union all select text from remark where city_id = ${cityId} and id = ${contentId}`.execute(db);
	return rows.map(({ text }) => text).filter((text) => text !== '');
}

/** As a column beside `content` and its tables: the words as they stand, of which passages can be taken. */
export const wordsColumn = (): RawBuilder<string> => sql<string>`case content.kind
	when 'comment' then comment.body
	when 'proposal' then concat_ws(e'\n\n', proposal.title, nullif(proposal.summary, ''), proposal.body)
	when 'thread' then concat_ws(e'\n\n', thread.title, nullif(thread.body, ''))
	when 'remark' then remark.text
	else '' end`;

/** Says a held comment anew, with its former words; who began to change it begins anew. */
export async function rewriteComment(
	db: Db,
	{ cityId, contentId }: ItemKey,
	rewrite: Rewrite,
	html: (body: string) => string
): Promise<void> {
	const comments = db.selectFrom('comment').where('city_id', '=', cityId);
	const now = await comments
		.where('id', '=', contentId)
		.where('removed_at', 'is', null)
		.select(['body', 'picture_alt'])
		.executeTakeFirst();
	if (!now) return;
	const body = rewrite(now.body, 10_000);
	await db
		.updateTable('comment')
		.set((eb) => ({
			body,
			body_html: html(body),
			picture_alt: rewrite(now.picture_alt, 300),
			version: eb('version', '+', 1)
		}))
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.execute();
	const former = await db
		.selectFrom('comment_version')
		.where('city_id', '=', cityId)
		.where('comment_id', '=', contentId)
		.select(['version', 'body'])
		.execute();
	for (const { version, body: before } of former) {
		const body = rewrite(before, 10_000);
		await db
			.updateTable('comment_version')
			.set({ body, body_html: html(body) })
			.where('city_id', '=', cityId)
			.where('comment_id', '=', contentId)
			.where('version', '=', version)
			.execute();
	}
}

/** The same of a proposal. @returns its text as it now stands */
export async function rewriteProposal(
	db: Db,
	{ cityId, contentId }: ItemKey,
	rewrite: Rewrite,
	{ html, at }: { html: (body: string) => string; at: Date }
) {
	const again = (text: { title: string; summary: string; body: string }) => {
		const body = rewrite(text.body, 50_000);
		const short = { title: rewrite(text.title, 300), summary: rewrite(text.summary, 1000) };
		return { ...short, body, body_html: html(body) };
	};
	const now = await db
		.selectFrom('proposal')
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.select(['title', 'summary', 'body', 'saved_at'])
		.forNoKeyUpdate()
		.executeTakeFirstOrThrow();
	const text = again(now);
	await db
		.updateTable('proposal')
		// Who has it open to change it saves from an older save, and is told.
		.set({ ...text, saved_at: new Date(Math.max(at.getTime(), now.saved_at.getTime() + 1)) })
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.execute();
	const former = await db
		.selectFrom('proposal_version')
		.where('city_id', '=', cityId)
		.where('proposal_id', '=', contentId)
		.select(['version', 'title', 'summary', 'body'])
		.execute();
	for (const { version, ...before } of former)
		await db
			.updateTable('proposal_version')
			.set(again(before))
			.where('city_id', '=', cityId)
			.where('proposal_id', '=', contentId)
			.where('version', '=', version)
			.execute();
	return text;
}

/** The same of a discussion that stands alone. */
export async function rewriteThread(
	db: Db,
	{ cityId, contentId }: ItemKey,
	rewrite: Rewrite,
	html: (body: string) => string
): Promise<void> {
	const threads = db.selectFrom('thread').where('city_id', '=', cityId);
	const { title, body: before } = await threads
		.where('id', '=', contentId)
		.select(['title', 'body'])
		.forNoKeyUpdate()
		.executeTakeFirstOrThrow();
	const body = rewrite(before, 20_000);
	await db
		.updateTable('thread')
		.set({ title: rewrite(title, 300), body, body_html: html(body) })
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.execute();
}
