import { sql } from 'kysely';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { createQueue, startWorkers } from '#lib/server/jobs/queue.ts';
import { writeComment } from '#lib/server/services/comments/writing.ts';
import { tellingFollowers } from '#lib/server/services/notifications/recording.ts';
import { tellFollowers } from '#lib/server/services/notifications/telling.ts';
import { startThread } from '#lib/server/services/threads/beginning.ts';
import { resident } from '../support/city.ts';
import { crowd } from '../support/crowd.ts';
import { duration, figure, heading, median, quantile, timed } from './figures.ts';

const followers = 50_000;
const comments = 100;

/** What writing a comment costs where everybody follows, and how fast they are told behind it. */
export async function benchTelling(db: Db, city: City, groupId: number): Promise<void> {
	heading(`Telling ${followers.toLocaleString('en')} followers of a thread of a comment`);
	const writer = await resident(db, city, 'Fatima', { role: 'facilitator' });
	const thread = await startThread(writer, groupId, {
		title: 'What everybody follows',
		body: '',
		language: 'en'
	});
	await crowd(db, city, followers);
	await sql`
		insert into follow (city_id, resident_id, kind, subject_id, because)
		select city_id, id, 'content', ${thread}, 'chosen' from resident
		where city_id = ${city.id} on conflict do nothing`.execute(db);
	await sql`analyze resident, account, follow`.execute(db);

	const times: number[] = [];
	for (let number = 0; number < comments; number += 1)
		times.push((await timed(() => write(writer, thread, number))).ms);
	figure('', 'median', '95 of 100', 'at most');
	figure(
		'the comment itself',
		...[median(times), quantile(times, 0.95), Math.max(...times)].map(duration)
	);
	await onlyTheLastWaits(db);

	const expected = await toBeTold(db, city.id, thread);
	const { ms, result } = await timed(() => toldInBackground(db, city.id, expected));
	figure(
		`deliveries by two workers: ${result}`,
		duration(ms),
		`${Math.round((result / ms) * 1000)}/s`
	);
	figure('  people told', `${expected}`, `${Math.round((expected / ms) * 1000)}/s`);
}

async function write(writer: Context, thread: number, number: number): Promise<number> {
	const body = `Comment ${number}.`;
	return writeComment(writer, thread, { body, parent: '', stance: '', language: 'en' });
}

/** One comment is told of; the others were there for the time that they take. */
async function onlyTheLastWaits(db: Db): Promise<void> {
	await sql`delete from pgboss.job where name = ${tellingFollowers}
		and (data->>'occurrenceId')::bigint < (select max(id) from occurrence)`.execute(db);
}

async function toBeTold(db: Db, cityId: number, thread: number): Promise<number> {
	const { told } = await db
		.selectFrom('follow')
		.where('city_id', '=', cityId)
		.where('kind', '=', 'content')
		.where('subject_id', '=', thread)
		.select((eb) => eb.fn.countAll<number>().as('told'))
		.executeTakeFirstOrThrow();
	return told - 1; // who wrote it
}

/** From the start of the workers until everybody has it in the app. @returns all deliveries */
async function toldInBackground(db: Db, cityId: number, expected: number): Promise<number> {
	const queue = createQueue(db, (error) => console.error(error));
	const stop = await startWorkers(queue, { [tellingFollowers]: tellFollowers(db) });
	for (;;) {
		const { all, app } = await db
			.selectFrom('delivery')
			.where('city_id', '=', cityId)
			.select((eb) => [
				eb.fn.countAll<number>().as('all'),
				eb.fn.countAll<number>().filterWhere('channel', '=', 'app').as('app')
			])
			.executeTakeFirstOrThrow();
		if (app >= expected) {
			await stop();
			return all;
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
