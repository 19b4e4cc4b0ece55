import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { officialSchema } from '#lib/domain/moderation/official.ts';
import { orderKinds, type OrderKind } from '#lib/domain/moderation/order.ts';
import { reportLines } from '#lib/domain/moderation/report-lines.ts';
import type { Context } from '#lib/server/context.ts';
import {
	appealAsAuthor,
	appealAsNotifier,
	decideAppeal
} from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { readInPublic, readReport } from '#lib/server/services/moderation/in-public.ts';
import { giveNotice } from '#lib/server/services/moderation/noticing.ts';
import { publishStatements } from '#lib/server/services/moderation/publishing.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { aCity, aMonday, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import {
	aCast,
	canary,
	fill,
	hiddenCase,
	someCase,
	type MadeCase
} from '../support/moderation-rows.ts';
import { fillOrders, someOrder } from '../support/order-rows.ts';
import { statementsOf } from '../support/statements.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let workshop: number, thread: number;
let bertil: Context, cecilia: Context, visitor: Context, fatima: Context, greta: Context;

beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	const { db } = database;
	city = await aCity(db);
	workshop = await aGroup(db, city);
	thread = await aThread(await seated(await resident(db, city, 'Aino'), workshop), workshop);
	bertil = await resident(db, city, 'Bertil');
	cecilia = await resident(db, city, 'Cecilia');
	visitor = asVisitor(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
});
afterAll(() => database.drop());

const later = (who: Context, hours: number): Context => ({
	...who,
	now: new Date(who.now.getTime() + hours * 3_600_000)
});

async function aCase(reason = 'It insults everybody here.') {
	const comment = await say(bertil, thread, `You are all fools ${crypto.randomUUID()}`);
	const fields = { law: '', place: '', reason, goodFaith: false, name: '', email: '' };
	const given = await giveNotice(cecilia, comment, { ...fields, ground: 'respect' }, 'from here');
	const { id } = await database.db
		.selectFrom('moderation_case')
		.where('content_id', '=', comment)
		.select('id')
		.executeTakeFirstOrThrow();
	return { id, ...given };
}

async function decided(step: 'none' | 'ask' | 'hide', hours: number, facts = 'It insults.') {
	const { id, ...notice } = await aCase();
	const fields = { law: '', facts: step === 'none' ? '' : facts, pause: 0, version: 1 };
	const ground = step === 'none' ? '' : 'respect';
	const puid = await decideCase(later(fatima, hours), id, { ...fields, step, ground });
	return { puid, ...notice };
}

async function reversed(puid: string) {
	await appealAsAuthor(bertil, puid, 'Please read it again, kindly.');
	const appeal = (await readStatement(bertil, puid)).decision.appealId ?? 0;
	await decideAppeal(greta, appeal, { outcome: 'reversed', reasons: 'It was friendly banter.' });
}

async function statements(year?: number) {
	const all = [];
	for await (const one of publishStatements(visitor, year)) all.push(one);
	return all;
}

describe('moderation in public', () => {
	test('shows a city that has moderated nothing', async () => {
		const { figures, log, years, next } = await readInPublic(visitor);
		expect(figures[1]).toMatchObject({ notices: 0, medianHours: null, grounds: [] });
		expect(log).toEqual([]);
		expect(years).toEqual([2026]);
		expect(next).toBeUndefined();
	});

	test('says how many reports came, what was decided, how soon, and what appeals changed', async () => {
		await decided('ask', 1);
		await decided('none', 10);
		await decided('hide', 20);
		await reversed((await decided('hide', 40)).puid);
		const { figures, waiting } = await readInPublic(visitor);
		expect(figures[1]).toEqual({
			...{ notices: 4, cases: 3, medianHours: 20, decisions: 5, restrictions: 2 },
			steps: expect.objectContaining({ none: 1, ask: 1, label: 0, hide: 2, restore: 1 }),
			grounds: [{ ground: 'respect', restrictions: 2 }],
			...{ appeals: 1, appealable: 3, appealed: 1, answered: 1, reversed: 1 }
		});
		expect(figures[0]).toEqual(figures[1]);
		expect(waiting).toEqual({ cases: 1, appeals: 0 });
	});

	test('counts what is older than a year in all, and not among the last twelve months', async () => {
		await decided('hide', 1);
		const { figures, years } = await readInPublic(later(visitor, 400 * 24));
		expect(figures.map(({ decisions }) => decisions)).toEqual([0, 1]);
		expect(years).toEqual([2027, 2026]);
	});

	test('lists each decision by its day, with what came of an appeal, and nothing of persons', async () => {
		await reversed((await decided('hide', 1)).puid);
		const { log } = await readInPublic(visitor);
		expect(log).toEqual([
			{ day: '2026-11-23', kind: 'comment', step: 'restore', ground: null, appeal: null },
			{ day: '2026-11-23', kind: 'comment', step: 'hide', ground: 'respect', appeal: 'reversed' }
		]);
	});

	test('pages the log by the number of a decision', async () => {
		await fill(database.db, await aCast(fatima, workshop), Array<MadeCase>(51).fill(hiddenCase));
		const first = await readInPublic(visitor);
		expect(first.log).toHaveLength(50);
		const second = await readInPublic(visitor, first.next);
		expect(second.log).toHaveLength(1);
		expect(second.next).toBeUndefined();
	});

	test('asks the database six statements at most, whatever was decided', async () => {
		await decided('hide', 1);
		expect(await statementsOf(visitor, (context) => readInPublic(context))).toBeLessThanOrEqual(6);
		expect(await statementsOf(visitor, (context) => readReport(context, 2026))).toBeLessThanOrEqual(
			6
		);
	});
});

describe('statements of reasons', () => {
	test('are in the official shape, the newest first, and of one city', async () => {
		const one = await decided('hide', 1);
		const two = await decided('hide', 2);
		await decided('ask', 3);
		await decided('none', 4);
		const published = await statements();
		expect(published.map(({ statement }) => statement.puid)).toEqual([two.puid, one.puid]);
		for (const { statement } of published) officialSchema.parse(statement);
		expect(published[0]?.statement).toMatchObject({
			incompatible_content_ground: 'Rules of conduct: Respect: insults, harassment',
			incompatible_content_explanation: 'It insults.',
			illegal_content_legal_ground: null,
			category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE',
			content_language: 'EN'
		});
		const elsewhere = asVisitor(database.db, await aCity(database.db));
		expect((await publishStatements(elsewhere).next()).done).toBe(true);
	});

	test('do not name who wrote the text, though a facilitator did', async () => {
		await decided('hide', 1, 'Bertil calls people fools; bertil@koti.example too. Bertilsgatan.');
		const [published] = await statements();
		expect(published?.statement.decision_facts).toBe(
			'[…] calls people fools; […] too. Bertilsgatan.'
		);
	});

	test('do not repeat what was found in a text that only members could read', async () => {
		await decided('hide', 1, 'The comment tells about the secret garden.');
		await database.db
			.updateTable('partner_group')
			.set({ visibility: 'members' })
			.where('city_id', '=', city.id)
			.execute();
		const [published] = await statements();
		expect(published?.statement.decision_facts).toContain('only its members read');
		expect(JSON.stringify(published)).not.toContain('secret garden');
	});

	test('are of the year that is asked for', async () => {
		await decided('hide', 1);
		expect(await statements(2026)).toHaveLength(1);
		expect(await statements(2025)).toEqual([]);
	});

	test('say beside the official shape when a restriction was taken back', async () => {
		const { puid } = await decided('hide', 1);
		expect((await statements())[0]?.reversedOn).toBeNull();
		await reversed(puid);
		expect((await statements())[0]?.reversedOn).toBe('2026-11-23');
	});

	test('come whole, however many they are', async () => {
		await fill(database.db, await aCast(fatima, workshop), Array<MadeCase>(1001).fill(hiddenCase));
		expect(new Set((await statements()).map(({ statement }) => statement.puid)).size).toBe(1001);
	});
});

describe('the report of a year', () => {
	test('does not exist before the first case, nor for a year to come', async () => {
		expect((await readReport(visitor, 2026)).isOver).toBe(false);
		await expect(readReport(visitor, 2025)).rejects.toThrow(NotFound);
		await expect(readReport(visitor, 2027)).rejects.toThrow(NotFound);
		await decided('hide', 1);
		const next = later(visitor, 400 * 24);
		expect((await readReport(next, 2026)).isOver).toBe(true);
		expect((await readReport(next, 2027)).report.decisions.total).toBe(0);
	});

	test('counts appeals by who files them', async () => {
		const { notice, token } = await decided('none', 1);
		await appealAsNotifier(visitor, { id: notice, token }, 'It is an insult to all of us.');
		await reversed((await decided('hide', 2)).puid);
		expect((await readReport(visitor, 2026)).report.complaints).toEqual({
			...{ received: 2, by_author: 1, by_notifier: 1 },
			...{ answered: 1, upheld: 0, reversed: 1, median_hours: 0 }
		});
	});

	test('sums up to the rows of the tables, and tells nothing of the people in them', async () => {
		const { db } = database;
		await fc.assert(
			fc.asyncProperty(someRows, async ([cases, orders]) => {
				const ours = await aCity(db);
				const reader = asVisitor(db, ours, aMonday);
				const cast = await aCast(reader, await aGroup(db, ours));
				await fill(db, cast, cases);
				await fillOrders(db, cast, orders);
				const { report } = await readReport(reader, 2026);
				const expected = await rowsOf(ours);
				expect(report.notices).toMatchObject(expected.notices);
				expect(sumOf(report.notices.by_ground, 'received')).toBe(expected.notices.received);
				expect(sumOf(report.notices.by_ground, 'decided')).toBe(expected.notices.decided);
				expect(report.cases).toEqual(expected.cases);
				expect(report.decisions.total).toBe(expected.decisions);
				expect(total(report.decisions.by_step)).toBe(expected.decisions);
				expect(report.own_initiative.total).toBe(expected.own);
				expect(total(report.own_initiative.by_step)).toBe(expected.own);
				expect(report.restrictions.total).toBe(expected.restrictions);
				expect(report.automated_means.restrictions_detected).toBe(expected.detected);
				expect(sumOf(report.restrictions.by_ground, 'restrictions')).toBe(expected.restrictions);
				const hiding = report.restrictions.by_type.filter(({ type }) => type.startsWith('CONTENT'));
				expect(sumOf(hiding, 'restrictions')).toBe(expected.ofContent);
				const { by_author: author, by_notifier: notifier, ...complaints } = report.complaints;
				expect(complaints).toEqual(expected.complaints);
				expect(author + notifier).toBe(complaints.received);
				expect(complaints.upheld + complaints.reversed).toBe(complaints.answered);
				for (const kind of orderKinds) {
					const { by_type: types, ...counts } = report.orders[kind];
					expect(counts).toEqual(expected.orders[kind]);
					expect(sumOf(types, 'orders')).toBe(counts.received);
				}

				const told = JSON.stringify([report, reportLines(report), await readInPublic(reader)]);
				for (const secret of [canary, '@']) expect(told).not.toContain(secret);
			}),
			{ numRuns: 30 }
		);
	}, 60_000);
});

const someRows = fc.tuple(
	fc.array(someCase, { maxLength: 12 }),
	fc.array(someOrder, { maxLength: 8 })
);

const total = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
const sumOf = <K extends string>(rows: readonly Record<K, number>[], key: K) =>
	rows.reduce((all, row) => all + row[key], 0);

/** What the report must say, counted row by row and not by the code that is tested. */
async function rowsOf({ id: cityId }: City) {
	const { db } = database;
	// 2026 by the clocks of Helsinki.
	const [from, to] = [new Date('2025-12-31T22:00:00Z'), new Date('2026-12-31T22:00:00Z')];
	const [notices, cases, decisions, appeals, orders, events] = await Promise.all([
		db.selectFrom('notice').where('city_id', '=', cityId).selectAll().execute(),
		db.selectFrom('moderation_case').where('city_id', '=', cityId).selectAll().execute(),
		db.selectFrom('decision').where('city_id', '=', cityId).selectAll().execute(),
		db.selectFrom('appeal').where('city_id', '=', cityId).selectAll().execute(),
		db.selectFrom('authority_order').where('city_id', '=', cityId).selectAll().execute(),
		db
			.selectFrom('authority_order_event')
			.where('city_id', '=', cityId)
			.orderBy('id')
			.selectAll()
			.execute()
	]);
	const inYear = (at: Date | null) => at !== null && at >= from && at < to;
	const made = decisions.filter((one) => inYear(one.decided_at));
	const ends = (one: { step: string }) => one.step !== 'ask' && one.step !== 'restore';
	const isMild = (one: { step: string }) => ['none', 'move', 'ask', 'restore'].includes(one.step);
	const given = notices.filter((one) => inYear(one.given_at));
	const toDecision = given.flatMap((notice) => {
		const decision = decisions.find((one) => one.case_id === notice.case_id && ends(one));
		return decision ? [timeOf(notice.given_at, decision.decided_at)] : [];
	});
	const toEnd = made.filter(ends).map((decision) => {
		const of = cases.find(({ id }) => id === decision.case_id);
		return timeOf(of?.opened_at ?? decision.decided_at, decision.decided_at);
	});
	const answered = appeals.filter((one) => inYear(one.decided_at));
	const ofOrders = (kind: OrderKind) => {
		const came = orders.filter((one) => one.kind === kind && inYear(one.received_at));
		const newest = (orderId: number, ...kinds: string[]) =>
			events.findLast((one) => one.order_id === orderId && kinds.includes(one.kind));
		const confirmed = came.flatMap(({ id, received_at: from }) => {
			const event = newest(id, 'confirmed');
			return event ? [timeOf(from, event.at)] : [];
		});
		const effective = came.flatMap(({ id, received_at: from }) => {
			const event = newest(id, 'effect', 'refused');
			return event?.kind === 'effect' ? [timeOf(from, event.at)] : [];
		});
		return {
			received: came.length,
			confirmed: confirmed.length,
			given_effect: effective.length,
			median_hours_to_confirm: median(confirmed),
			median_hours_to_effect: median(effective)
		};
	};
	return {
		notices: {
			received: given.length,
			decided: toDecision.length,
			median_hours: median(toDecision)
		},
		cases: { decided: toEnd.length, median_hours: median(toEnd) },
		orders: { act: ofOrders('act'), inform: ofOrders('inform') },
		decisions: made.length,
		own: made.filter(({ source }) => source === 'VOLUNTARY').length,
		restrictions: made.filter((one) => !isMild(one)).length,
		detected: made.filter((one) => !isMild(one) && one.automated_detection).length,
		ofContent: made.filter(({ visibility }) => visibility !== null).length,
		complaints: {
			received: appeals.filter((one) => inYear(one.filed_at)).length,
			answered: answered.length,
			upheld: answered.filter(({ state }) => state === 'upheld').length,
			reversed: answered.filter(({ state }) => state === 'reversed').length,
			median_hours: median(answered.map((one) => timeOf(one.filed_at, one.decided_at ?? from)))
		}
	};
}

const timeOf = (from: Date, to: Date) => to.getTime() - from.getTime();

/** In whole hours. */
function median(times: number[]): number | null {
	const sorted = times.toSorted((one, other) => one - other);
	const half = (sorted.length - 1) / 2;
	const [low, high] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]];
	if (low === undefined || high === undefined) return null;
	return Math.round((low + high) / 2 / 3_600_000);
}
