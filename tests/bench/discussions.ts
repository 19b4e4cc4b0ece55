import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Db } from '#lib/server/database/connect.ts';
import { importComments } from '#lib/server/services/imports/comments.ts';
import { commentsFile, placeOf } from './data.ts';
import { duration, figure, heading, timed } from './figures.ts';
import type { Place } from './imports.ts';

/** Takes the discussions of a list in, and counts them against the numbers that the list itself gives. */
export async function benchDiscussions(db: Db, { list, city }: Place): Promise<void> {
	heading('Import of discussions: the whole file in one transaction');
	if (!existsSync(commentsFile)) return console.log(`  ${commentsFile} is not there.`);
	const bytes = await readFile(commentsFile);
	const { ms, result } = await timed(() =>
		importComments(
			{ db, city, now: new Date(), actor: { kind: 'operator' }, locale: 'en' },
			{ bytes, groupId: null, language: null }
		)
	);
	figure(
		`${list.city}: ${result.created} of ${result.rows} rows`,
		duration(ms),
		`${Math.round((result.created / ms) * 1000)} rows/s`
	);
	figure('answering something that the file lacks', String(result.unplaced.length));
	const declared = await declaredNumbers(placeOf(list));
	const counted = await countedNumbers(db, city.id);
	const alike = [...counted].filter(([id, comments]) => comments === declared.get(id));
	figure('comments as the list counts them, proposals', `${alike.length}`, `of ${counted.size}`);
	const { rows } = await sql<{ depth: number }>`
		with recursive below as (
			select id, 0 as depth from comment where city_id = ${city.id} and parent_id is null
			union all
			select comment.id, depth + 1 from below
				join comment on comment.city_id = ${city.id} and comment.parent_id = below.id
		) select max(depth)::int as depth from below`.execute(db);
	figure('deepest answer', `${rows[0]?.depth} below`);
}

async function declaredNumbers(file: string): Promise<Map<string, number>> {
	const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
	return new Map(
		lines.map((line) => {
			const { id, comments } = JSON.parse(line) as { id: number; comments: number };
			return [`id=${id}`, comments];
		})
	);
}

/** What pages show of every imported proposal. */
async function countedNumbers(db: Db, cityId: number): Promise<Map<string, number>> {
	const { rows } = await sql<{ key: string; comments: number }>`
		select record.source_key as key, coalesce(figures.comments, 0)::int as comments
		from import_record as record
			left join thread on thread.city_id = record.city_id and thread.subject_id = record.content_id
			left join thread_figures as figures on figures.city_id = thread.city_id
				and figures.thread_id = thread.id
		where record.city_id = ${cityId} and record.kind = 'proposal'`.execute(db);
	return new Map(rows.map(({ key, comments }) => [key, comments]));
}
