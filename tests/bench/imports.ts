import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { readSource } from '#lib/server/import/read-source.ts';
import { importProposals } from '#lib/server/services/imports.ts';
import { placeOf, type List } from './data.ts';
import { cpuOf, duration, figure, heading, timed } from './figures.ts';

/** Where a list is to go. */
export interface Place {
	list: List;
	city: City;
	groupId: number;
}

/** Takes the lists in, each into a city of its own, as the command line does. */
export async function benchImports(db: Db, places: readonly Place[]): Promise<void> {
	heading('Import: the whole file in one transaction, found by search afterwards');
	figure('', 'time', 'rows', 'processor', 'ratio of it');
	for (const { list, city, groupId } of places) {
		const bytes = await readFile(placeOf(list));
		const operator: Context = {
			db,
			city,
			now: new Date(),
			actor: { kind: 'operator' },
			locale: 'en'
		};
		const request = { bytes, groupId, language: list.language, makeMissing: true };
		const { ms, cpu, result } = await worked(db, () => importProposals(operator, request));
		const floor = await worked(db, () => copyPlainly(db, bytes));
		const rate = Math.round((result.created / ms) * 1000);
		figure(
			`${list.city}: ${result.created} of ${result.rows} rows`,
			duration(ms),
			`${rate} rows/s`,
			duration(cpu),
			`${(cpu / floor.cpu).toFixed(1)} x floor`
		);
	}
	console.log('  floor: the same file read, and its rows put into one table without an index');
}

async function worked<T>(db: Db, work: () => Promise<T>) {
	let done: { ms: number; result: T } | undefined;
	const cpu = await cpuOf(db, async () => (done = await timed(work)));
	if (!done) throw new Error('Nothing was done.');
	return { ...done, cpu };
}

async function copyPlainly(db: Db, bytes: Uint8Array): Promise<void> {
	const { rows } = readSource(bytes);
	await db.transaction().execute(async (trx) => {
		await sql`create table bench_floor (number integer, cells jsonb)`.execute(trx);
		for (let start = 0; start < rows.length; start += 500) {
			const part = JSON.stringify(rows.slice(start, start + 500));
			await sql`insert into bench_floor
				select * from jsonb_to_recordset(${part}::text::jsonb) as row (number integer, cells jsonb)`.execute(
				trx
			);
		}
		await sql`drop table bench_floor`.execute(trx);
	});
}
