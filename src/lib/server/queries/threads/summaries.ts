import { sql, type RawBuilder } from 'kysely';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { Db } from '../../database/connect.ts';
import type { ThreadKey } from '../threads.ts';

export interface WrittenSummary {
	body: string;
	html: string;
	disputed: string;
	disputedHtml: string;
	language: TextLanguage;
	by: number;
	at: Date;
	/** Comments that it refers to; those of other threads are left out. */
	sources: readonly number[];
}

/** Puts a summary in the place of the former one, with its comments as they are now. */
export async function putSummary(
	db: Db,
	key: ThreadKey,
	{ sources, ...summary }: WrittenSummary
): Promise<void> {
	const { cityId, threadId } = key;
	await deleteSummary(db, key);
	await db
		.insertInto('thread_summary')
		.values({
			city_id: cityId,
			thread_id: threadId,
			body: summary.body,
			body_html: summary.html,
			disputed: summary.disputed,
			disputed_html: summary.disputedHtml,
			language: summary.language,
			written_by: summary.by,
			written_at: summary.at
		})
		.execute();
	await sql`
		insert into summary_source (city_id, thread_id, comment_id, version)
		select city_id, thread_id, id, version from comment
		where city_id = ${cityId} and thread_id = ${threadId}
		and id = any(${[...sources]}::bigint[]) and removed_at is null`.execute(db);
}

export async function deleteSummary(db: Db, { cityId, threadId }: ThreadKey): Promise<void> {
	for (const table of ['summary_source', 'thread_summary'] as const)
		await db
			.deleteFrom(table)
			.where('city_id', '=', cityId)
			.where('thread_id', '=', threadId)
			.execute();
}

/** A summary as its page shows it. `isStale`: a comment that it refers to was changed, moved, removed or hidden since. */
export interface ShownSummary {
	body: string;
	html: string;
	disputed: string;
	disputedHtml: string;
	language: TextLanguage;
	/** In milliseconds since 1970. */
	at: number;
	by: string;
	isStale: boolean;
}

/** A column of `thread`: the summary that stands above it. */
export function summaryColumn(): RawBuilder<ShownSummary | null> {
	return sql`(
		select jsonb_build_object('body', summary.body, 'html', summary.body_html,
			'disputed', summary.disputed, 'disputedHtml', summary.disputed_html,
			'language', summary.language, 'by', writer.display_name,
			'at', (extract(epoch from summary.written_at) * 1000)::bigint,
			'isStale', exists (select from summary_source as source
				join comment on comment.city_id = source.city_id and comment.id = source.comment_id
				join content on content.city_id = comment.city_id and content.id = comment.id
				where source.city_id = summary.city_id and source.thread_id = summary.thread_id
				and (comment.version <> source.version or comment.removed_at is not null
					or content.hidden_by is not null or content.hidden_above > 0
					or comment.thread_id <> source.thread_id)))
		from thread_summary as summary
		join resident as writer on writer.city_id = summary.city_id and writer.id = summary.written_by
		where summary.city_id = thread.city_id and summary.thread_id = thread.id)`;
}
