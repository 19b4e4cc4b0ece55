import { sql } from 'kysely';
import type { City } from '#lib/domain/city.ts';
import { threadOrders } from '#lib/domain/thread.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { insertThread } from '#lib/server/queries/threads.ts';
import { duration, figure, heading, median, quantile } from './figures.ts';
import { inTurn } from './load.ts';
import { startProgram, stopProgram } from './program.ts';
import { signedIn } from './sessions.ts';

const few = 100;
const many = 10_000;
const times = 60;

/** One thread of each size, a third of it heads, by a thousand people. @returns their addresses and a session */
export async function grownThreads(db: Db, city: City, groupId: number) {
	const [session = ''] = await signedIn(db, { city }, 1000);
	const small = await grown(db, { city, groupId }, few);
	const large = await grown(db, { city, groupId }, many);
	await sql`analyze content, comment, thread, thread_figures, resident`.execute(db);
	return { small, large, slug: city.slug, session };
}

/** The same page of a short and of a long thread, one request at a time, each thread in its turn. */
export async function benchThreads(
	databaseUrl: string,
	{ small, large, slug, session }: Awaited<ReturnType<typeof grownThreads>>
): Promise<void> {
	heading(`A page of a thread: ${few} comments against ${many.toLocaleString('en')}`);
	figure('', 'median', '95 of 100', 'of many', '95 of 100', 'ratio');
	const site = await startProgram('../../src/cli/serve.ts', databaseUrl, 'Kumppani serves');
	const page = (id: number, query: string) => `${site.url}/${slug}/threads/${id}${query}`;
	for (const [who, headers] of [
		['visitor', {}],
		['signed in', { cookie: `session=${session}` }]
	] as const) {
		for (const order of threadOrders) {
			const query = order === 'oldest' ? '' : `?order=${order}`;
			const [short = [], long = []] = await inTurn([page(small, query), page(large, query)], {
				times,
				headers: { ...headers }
			});
			figure(
				`${who}, ${order} first`,
				...[short, long].flatMap((one) => [duration(median(one)), duration(quantile(one, 0.95))]),
				`${(median(long) / median(short)).toFixed(2)} x`
			);
		}
	}
	await stopProgram(site.program);
}

async function grown(
	db: Db,
	{ city, groupId }: { city: City; groupId: number },
	comments: number
): Promise<number> {
	const threadId = await insertThread(db, {
		cityId: city.id,
		groupId,
		authorId: null,
		subject: null,
		title: `A discussion of ${comments} comments`,
		body: '',
		html: '',
		language: 'en',
		at: new Date()
	});
	await sql`
		with people as (
			select id, row_number() over (order by id) as n from resident where city_id = ${city.id}
		), made as (
			insert into content (city_id, kind, group_id, author_id, language, published_at)
			select ${city.id}, 'comment', ${groupId}, people.id, 'en', now()
			from generate_series(1, ${comments}) as place join people on people.n = 1 + (place * 7919) % 1000
			returning id
		), numbered as (
			select id, row_number() over (order by id) - 1 as n from made
		), headed as (
			select id, n, first_value(id) over (partition by n / 3 order by n) as top from numbered
		)
		insert into comment (city_id, id, thread_id, parent_id, top_id, body, body_html, agrees)
		select ${city.id}, id, ${threadId}, nullif(top, id), top, words, '<p>' || words || '</p>', n % 40
		from headed, lateral (select repeat('What is said in a discussion. ', 6 + n::int % 5) as words) as text`.execute(
		db
	);
	await sql`update thread_figures set comments = ${comments}, last_comment_at = now()
		where city_id = ${city.id} and thread_id = ${threadId}`.execute(db);
	return threadId;
}
