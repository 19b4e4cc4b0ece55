import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultChoice, fieldsOfChoice } from '#lib/domain/notification/choice.ts';
import { Forbidden, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { readQueue } from '#lib/server/services/moderation/queue.ts';
import {
	chooseQueueDigest,
	openQueueDigest
} from '#lib/server/services/moderation/queue-digest.ts';
import { sendQueueDigests } from '#lib/server/services/moderation/queue-news.ts';
import { chooseNotifications } from '#lib/server/services/notifications/choosing.ts';
import { aMonday } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import {
	appealedByAuthor,
	aQuarrel,
	aRudeComment,
	type Quarrel
} from '../../support/facilitation.ts';
import { aGroup, seated } from '../../support/group.ts';
import { lettersSent } from '../../support/letters.ts';
import { aDecision, caseAbout, report } from '../../support/moderation.ts';
import { addressOf } from '../../support/notifications.ts';
import { idOf } from '../../support/proposal.ts';
import { aThread, say } from '../../support/thread.ts';

let database: FreshDatabase;
let quarrel: Quarrel;

beforeAll(async () => {
	database = await freshDatabase();
});
beforeEach(async () => {
	await sql`delete from queue_digest`.execute(database.db);
	await sql`update resident set role = 'resident'`.execute(database.db);
	quarrel = await aQuarrel(database.db);
	await lettersSent(database.db);
});
afterAll(() => database.drop());

const later = (hours: number) => new Date(aMonday.getTime() + hours * 3_600_000);

/** What the clock does at that moment. @returns the letters about the queue, by their addresses */
async function lettersAt(hours: number) {
	const now = () => later(hours);
	await sendQueueDigests(database.db, { now })({}, { id: 'one', tries: 1 });
	return (await lettersSent(database.db)).filter(({ subject }) => subject.startsWith('Queue of'));
}
const toldAt = async (hours: number) => (await lettersAt(hours)).map(({ to }) => to).sort();
const addressesOf = async (...people: Context[]) =>
	(await Promise.all(people.map(addressOf))).sort();

describe('the digest of the queue', () => {
	test('comes once a day to facilitators, with counts and what is due first, and no text', async () => {
		const { fatima, greta } = quarrel;
		const { caseId } = await aRudeComment(quarrel);
		await lettersSent(database.db);
		expect(await toldAt(0)).toEqual([]);
		const letters = await lettersAt(5.1);
		expect(letters.map(({ to }) => to).sort()).toEqual(await addressesOf(fatima, greta));
		expect(letters[0]?.subject).toBe('Queue of Espoo: cases 1, appeals 0');
		expect(letters[0]?.text).toContain(`/queue/${caseId}`);
		expect(letters[0]?.text).not.toContain('fools');
		expect(letters[0]?.text).not.toContain('Bertil');
		expect(await toldAt(5.2)).toEqual([]);
		expect(await toldAt(29.1)).toHaveLength(2);
	});

	test('does not come when nothing waits, nor of what one may not decide', async () => {
		const { fatima, greta, erik } = quarrel;
		await chooseQueueDigest(erik, 'daily');
		await lettersAt(0);
		expect(await toldAt(5.1)).toEqual([]);
		await appealedByAuthor(quarrel);
		await lettersSent(database.db);
		// Fatima decided first.
		expect(await toldAt(29.1)).toEqual(await addressesOf(greta, erik));
		const own = await say(greta, quarrel.thread, `My own words ${crypto.randomUUID()}`);
		await report(quarrel.aino, own);
		await lettersSent(database.db);
		const told = await lettersAt(53.1);
		const subjects = Object.fromEntries(told.map(({ to, subject }) => [to, subject]));
		expect(subjects[await addressOf(fatima)]).toContain('cases 1, appeals 0');
		expect(subjects[await addressOf(greta)]).toContain('cases 0, appeals 1');
	});

	test('at once tells of each pressing thing once', async () => {
		const { aino, fatima, bertil, thread } = quarrel;
		await chooseQueueDigest(fatima, 'at-once');
		await chooseQueueDigest(quarrel.greta, 'never');
		await aRudeComment(quarrel);
		await lettersSent(database.db);
		expect(await toldAt(1)).toEqual([]);
		const illegal = await say(bertil, thread, `Against the law ${crypto.randomUUID()}`);
		await report(aino, illegal, { ground: 'illegal', law: 'Criminal Code', goodFaith: true });
		await lettersSent(database.db);
		const [letter, ...more] = await lettersAt(1.2);
		expect(more).toEqual([]);
		expect(letter?.to).toBe(await addressOf(fatima));
		expect(letter?.text).toContain('said to be illegal');
		expect(await toldAt(1.4)).toEqual([]);
		// The other is due within hours now; it was due in three days.
		expect(await toldAt(68)).toEqual(await addressesOf(fatima));
		expect(await toldAt(68.2)).toEqual([]);
	});

	test('goes to nobody who is no facilitator any more', async () => {
		const { fatima, greta } = quarrel;
		await aRudeComment(quarrel);
		await lettersSent(database.db);
		await lettersAt(0);
		await database.db
			.updateTable('resident')
			.set({ role: 'resident' })
			.where('city_id', '=', quarrel.city.id)
			.where('id', '=', idOf(fatima))
			.execute();
		expect(await toldAt(5.1)).toEqual(await addressesOf(greta));
	});

	test('is written once when two workers look at one moment', async () => {
		await aRudeComment(quarrel);
		await lettersSent(database.db);
		await lettersAt(0);
		const work = sendQueueDigests(database.db, { now: () => later(5.1) });
		await Promise.all([work({}, { id: 'one', tries: 1 }), work({}, { id: 'two', tries: 1 })]);
		expect(await lettersSent(database.db)).toHaveLength(2);
	});

	test('follows the hour that is chosen for all mail', async () => {
		const { fatima } = quarrel;
		await aRudeComment(quarrel);
		await chooseQueueDigest(fatima, 'daily');
		await chooseNotifications(fatima, fieldsOfChoice({ ...defaultChoice, hour: 13 }));
		await lettersSent(database.db);
		expect(await toldAt(1.1)).toEqual(await addressesOf(fatima));
	});

	test('is chosen by facilitators alone', async () => {
		const { aino, visitor, fatima, erik } = quarrel;
		expect(await openQueueDigest(aino)).toBeNull();
		expect(await openQueueDigest(visitor)).toBeNull();
		expect(await openQueueDigest(fatima)).toBe('daily');
		expect(await openQueueDigest(erik)).toBe('never');
		await chooseQueueDigest(erik, 'weekly');
		expect(await openQueueDigest(erik)).toBe('weekly');
		await expect(chooseQueueDigest(aino, 'daily')).rejects.toThrow(Forbidden);
		await expect(chooseQueueDigest(visitor, 'daily')).rejects.toThrow(SignInRequired);
	});
});

describe('the queue of the groups that are mine', () => {
	test('has what is in groups where one has a seat, cases and appeals, and nothing else', async () => {
		const { aino, bertil, fatima, greta, city, group } = quarrel;
		const other = await aGroup(database.db, city);
		const elsewhere = await aThread(await seated(aino, other), other);
		const far = await say(bertil, elsewhere, `Far away ${crypto.randomUUID()}`);
		await report(aino, far);
		const near = await aRudeComment(quarrel);
		const appealed = await appealedByAuthor(quarrel);
		const hers = await seated(greta, group);
		const { cases, appeals, hasGroups } = await readQueue(hers, null, { mine: true });
		expect(hasGroups).toBe(true);
		expect(cases.map(({ id }) => id)).toEqual([near.caseId]);
		expect(appeals.map(({ id }) => id)).toEqual([appealed.appeal]);
		const all = await readQueue(hers, null);
		expect(all.cases).toHaveLength(2);
		const none = await readQueue(fatima, null, { mine: true });
		expect(none).toMatchObject({ cases: [], appeals: [], hasGroups: false });
		await decideCase(fatima, await caseAbout(fatima, far), aDecision());
	});
});
