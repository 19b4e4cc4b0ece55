import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { forgetExpired } from '#lib/server/services/expiry.ts';
import { appealAsNotifier, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { readNotice } from '#lib/server/services/moderation/noticing.ts';
import { readCase } from '#lib/server/services/moderation/queue.ts';
import { readReport } from '#lib/server/services/moderation/in-public.ts';
import { aCity, aMonday, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aDecision, caseAbout, report } from '../support/moderation.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let db: Db;
let city: City;
let comment: number, notice: number, token: string;
let aino: Context, fatima: Context, greta: Context, visitor: Context;

beforeAll(async () => {
	database = await freshDatabase();
	db = database.db;
});
afterAll(() => database.drop());
beforeEach(async () => {
	city = await aCity(db);
	const group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
	visitor = asVisitor(db, city);
	comment = await say(aino, await aThread(aino, group), 'You are all fools.');
	({ notice, token } = await report(visitor, comment, {
		name: 'Nina',
		email: 'nina@koti.example'
	}));
});

const afterDays = (days: number) => new Date(aMonday.getTime() + days * 86_400_000);
const atDay = (who: Context, day: number): Context => ({ ...who, now: afterDays(day) });

async function decide(step: 'none' | 'ask' = 'none'): Promise<void> {
	await decideCase(fatima, await caseAbout(fatima, comment), aDecision({ step }));
}

async function nameOnDay(day: number): Promise<string | null | undefined> {
	await forgetExpired(db, { now: () => afterDays(day), most: 1 })({}, { id: '', tries: 1 });
	const { notices } = await readCase(fatima, await caseAbout(fatima, comment));
	return notices.at(-1)?.givenBy;
}

describe('name and address of who reported without an account', () => {
	test('are kept while nothing is decided', async () => {
		expect(await nameOnDay(1000)).toBe('Nina');
		await decide('ask');
		expect(await nameOnDay(1000)).toBe('Nina');
	});

	test('are erased when the time to appeal is over, and not before', async () => {
		await decide();
		expect(await nameOnDay(184)).toBe('Nina');
		expect(await nameOnDay(185)).toBeNull();
	});

	test('are kept while somebody looks again, and six months longer', async () => {
		await decide();
		await appealAsNotifier(atDay(visitor, 180), { id: notice, token }, 'They are no fools.');
		expect(await nameOnDay(190)).toBe('Nina');
		const { decision } = await readNotice(visitor, notice, token);
		const appeal = decision?.appealId ?? 0;
		const verdict = { outcome: 'upheld', reasons: 'It is meant as a joke.' } as const;
		await decideAppeal(atDay(greta, 190), appeal, verdict);
		expect(await nameOnDay(190 + 184)).toBe('Nina');
		expect(await nameOnDay(190 + 185)).toBeNull();
	});

	test('go alone: what they said stays, is counted, and its page still opens', async () => {
		await report(fatima, comment);
		await decide();
		const year = { ...fatima, now: aMonday };
		const before = await readReport(year, 2026);
		await nameOnDay(185);
		expect(await readReport(year, 2026)).toEqual(before);
		expect((await readNotice(visitor, notice, token)).notice).toMatchObject({
			reason: 'It insults everybody here.'
		});
		const rows = await db
			.selectFrom('notice')
			.where('city_id', '=', city.id)
			.orderBy('id')
			.select(['name', 'email', 'resident_id', 'erased_at'])
			.execute();
		expect(rows).toEqual([
			{ name: null, email: null, resident_id: null, erased_at: afterDays(185) },
			expect.objectContaining({ name: null, email: null, erased_at: null })
		]);
	});

	test('are taken away by erasure only: the table refuses a notice of nobody', async () => {
		const emptied = sql`update notice set name = null, email = null
			where city_id = ${city.id}`.execute(db);
		await expect(emptied).rejects.toThrow('notice_by_somebody');
		const halfErased = sql`update notice set erased_at = ${aMonday}
			where city_id = ${city.id}`.execute(db);
		await expect(halfErased).rejects.toThrow('notice_by_somebody');
	});
});
