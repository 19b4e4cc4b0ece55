import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, SignInRequired } from '#lib/domain/errors.ts';
import { dimensions, type Dimension } from '#lib/domain/moderation/neutrality.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { readNeutrality } from '#lib/server/services/moderation/neutrality.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup } from '../support/group.ts';
import { aCast, canary, fill, hiddenCase, someCase } from '../support/moderation-rows.ts';
import { statementsOf } from '../support/statements.ts';

let database: FreshDatabase;
let db: Db;

beforeAll(async () => {
	database = await freshDatabase();
	db = database.db;
});
afterAll(() => database.drop());

const year = { from: '2026-01-01', to: '2026-12-31' };

async function anAdmin(): Promise<Context> {
	return resident(db, await aCity(db), 'Maija', { role: 'admin' });
}

describe('figures on neutrality', () => {
	test('are for admins alone', async () => {
		const { city } = await anAdmin();
		await expect(readNeutrality(asVisitor(db, city), year)).rejects.toThrow(SignInRequired);
		for (const role of ['resident', 'facilitator'] as const) {
			const person = await resident(db, city, 'Fatima', { role });
			await expect(readNeutrality(person, year)).rejects.toThrow(Forbidden);
		}
	});

	test('say of a time in which nothing was decided that there was nothing', async () => {
		const { all, by } = await readNeutrality(await anAdmin(), year);
		expect(all).toMatchObject({ decisions: 0, hours: null });
		expect(Object.values(by).flat()).toEqual([]);
	});

	test('stand in the order of names, however many decisions there were', async () => {
		const maija = await anAdmin();
		const quiet = await aCast(maija, await aGroup(db, maija.city, { name: 'Allotments' }));
		const busy = await aCast(maija, await aGroup(db, maija.city, { name: 'Zebra crossings' }));
		const hidden = { ...hiddenCase, opened: 200_000 };
		await fill(db, busy, [hidden, hidden, hidden]);
		await fill(db, { ...quiet, first: quiet.second }, [hidden]);
		const { by } = await readNeutrality(maija, year);
		expect(by.group.map(({ name, decisions }) => [name, decisions])).toEqual([
			['Allotments', 1],
			['Zebra crossings', 3]
		]);
		expect(by.facilitator.map(({ name }) => name)).toEqual([`${canary} Fünf`, `${canary} Sechs`]);
	});

	test('ask the database two statements, whatever was decided', async () => {
		const maija = await anAdmin();
		await fill(db, await aCast(maija, await aGroup(db, maija.city)), [hiddenCase]);
		expect(await statementsOf(maija, (context) => readNeutrality(context, year))).toBe(2);
	});

	test('sum up to the rows of the tables, in each table', async () => {
		const cases = fc.array(someCase, { maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(cases, cases, async (some, others) => {
				const maija = await anAdmin();
				const { city } = maija;
				const cast = await aCast(maija, await aGroup(db, city));
				const group = await aGroup(db, city, { name: 'Night walkers' });
				await fill(db, cast, some);
				await fill(db, { ...cast, group, first: cast.second, second: cast.first }, others);
				await sql`update decision set content_language = (array['en', 'fi', 'sme'])[1 + id % 3]
					where city_id = ${city.id}`.execute(db);
				const rows = await rowsOf(city);
				const { all, by } = await readNeutrality(maija, year);
				expect(all).toEqual({ key: null, ...countOf(rows) });
				for (const dimension of dimensions) {
					const keys = [...new Set(rows.map((row) => row[dimension]))];
					expect(by[dimension]).toHaveLength(keys.length);
					for (const key of keys) {
						const row = by[dimension].find((one) => one.key === key);
						const expected = countOf(rows.filter((one) => one[dimension] === key));
						expect(row).toMatchObject({ key, ...expected });
					}
					for (const figure of ['decisions', 'restrictions', 'appealed', 'reversed'] as const)
						expect(by[dimension].reduce((sum, one) => sum + one[figure], 0)).toBe(all[figure]);
				}
			}),
			{ numRuns: 25 }
		);
	}, 60_000);
});

type Row = Record<Dimension, string | null> & {
	restricts: boolean;
	appealed: boolean;
	reversed: boolean;
	took: number;
};

/** The decisions of 2026 by the clocks of Helsinki that closed a case, read row by row. */
async function rowsOf({ id }: City): Promise<Row[]> {
	const [from, to] = [new Date('2025-12-31T22:00:00Z'), new Date('2026-12-31T22:00:00Z')];
	const [decisions, cases, contents, appeals] = await Promise.all([
		db.selectFrom('decision').where('city_id', '=', id).selectAll().execute(),
		db.selectFrom('moderation_case').where('city_id', '=', id).selectAll().execute(),
		db.selectFrom('content').where('city_id', '=', id).select(['id', 'group_id']).execute(),
		db.selectFrom('appeal').where('city_id', '=', id).selectAll().execute()
	]);
	return decisions
		.filter(
			({ decided_at: at, step }) => at >= from && at < to && step !== 'ask' && step !== 'restore'
		)
		.map((made) => {
			const appeal = appeals.find((one) => one.decision_id === made.id);
			const opened = cases.find((one) => one.id === made.case_id)?.opened_at ?? made.decided_at;
			return {
				facilitator: String(made.decided_by),
				rule: made.ground === 'ILLEGAL_CONTENT' ? 'illegal' : made.rule,
				group: String(contents.find((one) => one.id === made.content_id)?.group_id),
				language: made.content_language,
				restricts: made.visibility !== null || made.provision !== null || made.account !== null,
				appealed: appeal !== undefined,
				reversed: appeal?.state === 'reversed',
				took: made.decided_at.getTime() - opened.getTime()
			};
		});
}

function countOf(rows: readonly Row[]) {
	const times = rows.map(({ took }) => took / 3_600_000).sort((one, other) => one - other);
	const half = (times.length - 1) / 2;
	const middle = ((times[Math.floor(half)] ?? 0) + (times[Math.ceil(half)] ?? 0)) / 2;
	return {
		decisions: rows.length,
		restrictions: rows.filter(({ restricts }) => restricts).length,
		appealed: rows.filter(({ appealed }) => appealed).length,
		reversed: rows.filter(({ reversed }) => reversed).length,
		hours: rows.length === 0 ? null : (expect.closeTo(middle, 6) as number)
	};
}
