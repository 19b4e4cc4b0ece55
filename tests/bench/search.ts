import { sql } from 'kysely';
import type { City } from '#lib/domain/city.ts';
import { readListing } from '#lib/domain/proposal/listing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { listProposals } from '#lib/server/services/proposals/listing.ts';
import { cpuOf, duration, figure, heading, median, quantile, timed } from './figures.ts';
import { questions } from './questions.ts';

const rounds = 5;

/** Asks everything as a visitor's list page does, against the same questions without any tolerance. */
export async function benchSearch(db: Db, city: City): Promise<void> {
	const { total } = await db
		.selectFrom('search_document')
		.where('city_id', '=', city.id)
		.select((eb) => eb.fn.countAll<number>().as('total'))
		.executeTakeFirstOrThrow();
	heading(`Search: ${questions.length} questions, some mistyped, among ${total} proposals`);
	const context: Context = {
		db,
		city,
		now: new Date(),
		actor: { kind: 'visitor' },
		locale: 'en'
	};
	const list = (question: string) =>
		listProposals(context, readListing(new URLSearchParams({ q: question })));
	const plain = (question: string) =>
		sql`
		select content_id from search_document
		where city_id = ${city.id} and vector @@ plainto_tsquery('simple', ${question})
		order by ts_rank(vector, plainto_tsquery('simple', ${question})) desc
		limit 20`.execute(db);
	const [found, exact] = [await askAll(db, list), await askAll(db, plain)];
	const counts: number[] = [];
	for (const question of questions) counts.push((await list(question)).count);

	figure('', 'median', '95 of 100', 'processor');
	for (const [what, { times, cpu }] of [
		['a page of results, counted and filtered', found],
		['floor: exact words, one statement', exact]
	] as const) {
		figure(what, duration(median(times)), duration(quantile(times, 0.95)), `${duration(cpu)} each`);
	}
	figure('ratio', `${(median(found.times) / median(exact.times)).toFixed(1)} x`);
	figure('questions that find something', `${counts.filter((count) => count > 0).length}`);
	figure('proposals found by a question', `${median(counts)} (median)`);
}

/** Every question in rounds, one after the other; the first round warms up. */
async function askAll(
	db: Db,
	ask: (question: string) => Promise<unknown>
): Promise<{ times: number[]; cpu: number }> {
	const times: number[] = [];
	for (const question of questions) await ask(question);
	const cpu = await cpuOf(db, async () => {
		for (let round = 0; round < rounds; round++) {
			for (const question of questions) times.push((await timed(() => ask(question))).ms);
		}
	});
	return { times, cpu: cpu / times.length };
}
