import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Invalid, NotFound, SignInRequired, TooMany } from '#lib/domain/errors.ts';
import type { NotificationChoice } from '#lib/domain/notification/choice.ts';
import { switchableKinds } from '#lib/domain/notification/kinds.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { pusher } from '#lib/server/push/service.ts';
import { newVapidKeys } from '#lib/server/push/vapid.ts';
import { hashOf } from '#lib/server/secrets.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { followSubject, stopFollowing } from '#lib/server/services/follows.ts';
import { carryingNotes, carryNotes } from '#lib/server/services/notifications/carrying.ts';
import {
	choosePush,
	openDevices,
	tryPush,
	turnOffPush,
	turnOnPush
} from '#lib/server/services/notifications/devices.ts';
import { pushNotifications } from '#lib/server/services/notifications/pushing.ts';
import { endSession } from '#lib/server/services/sessions.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { openSession } from '#lib/server/sessions/lucia.ts';
import {
	accountContext,
	aCity,
	aMonday,
	aPerson,
	asResident,
	asVisitor,
	resident
} from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { accountOf, aGroup, seated } from '../../support/group.ts';
import { chooses, lettersToFollowers, tellAll } from '../../support/notifications.ts';
import { anAnswer, aProposal, idOf } from '../../support/proposal.ts';
import { startPushService, type Browser, type PushService } from '../../support/push-service.ts';

let fresh: FreshDatabase;
let db: Db;
let service: PushService;
let city: City;
let workshop: number;
let aino: Context;
let maija: Context;

const sender = pusher(
	{ ...newVapidKeys(), subject: 'mailto:participation@espoo.example' },
	{ nearby: true }
);
const bench = 'A bench at every bus stop on the hill';
const later = (hours: number) => new Date(aMonday.getTime() + hours * 3_600_000);

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
	service = await startPushService();
});
afterAll(async () => {
	await service.stop();
	await fresh.drop();
});
beforeEach(async () => {
	service.answerWith(201);
	await sql`delete from pgboss.job`.execute(db);
	await sql`delete from delivery`.execute(db);
	city = await aCity(db);
	workshop = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), workshop);
	maija = await resident(db, city, 'Maija', { role: 'admin' });
});

interface Listener {
	person: Context;
	browser: Browser;
	session: string;
}

/** Somebody who follows the city, wants no mail, and turned notifications on in one browser. */
async function listener(
	name: string,
	{ locale = 'en', ...wishes }: Partial<NotificationChoice> & { locale?: Locale } = {}
): Promise<Listener> {
	const person = await asResident(db, city, await aPerson(db, name, locale));
	await chooses(person, { rhythm: 'never', ...wishes });
	await followSubject(person, { kind: 'city', id: city.id });
	return { person, ...(await turnedOn(person)) };
}

async function turnedOn(person: Context): Promise<Omit<Listener, 'person'>> {
	const { id } = await openSession(db, accountOf(person).accountId, 'Firefox, Android');
	const session = hashOf(id);
	const browser = service.newBrowser();
	await turnOnPush(person, session, { subscription: browser.subscription, pusher: sender });
	return { browser, session };
}

/** Tells, gathers, and carries every note that is due at that moment. */
async function pushAll(now = aMonday): Promise<void> {
	await tellAll(db);
	await pushNotifications(db, { now: () => now })({}, { id: 'one', tries: 1 });
	await carryAll(now);
}

async function carryAll(now = aMonday): Promise<void> {
	const { rows } = await sql<{ id: string; data: unknown }>`
		delete from pgboss.job where name = ${carryingNotes} returning id, data`.execute(db);
	for (const { id, data } of rows)
		await carryNotes(db, sender, { now: () => now })(data, { id, tries: 1 });
}

const said = ({ browser }: Pick<Listener, 'browser'>) =>
	browser.notes().map(({ title, body }) => `${title}: ${body}`);

describe('a note on a device', () => {
	test('says what happened in its owner’s language, its title and its page, and no more', async () => {
		const linnea = await listener('Linnea', { locale: 'sv' });
		const id = await aProposal(aino, workshop);
		await pushAll();
		const [note] = linnea.browser.notes();
		expect(note).toEqual({
			title: 'Nytt förslag',
			body: bench,
			locale: 'sv',
			tag: expect.stringMatching(/^city-\d+ \d+$/),
			path: `/sv/${city.slug}/proposals/${id}`
		});
		const { headers } = service.asked.at(-1) ?? {};
		expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'normal' });
		expect(headers?.authorization).toMatch(/^vapid t=/);
	});
	test('comes once to each browser, whatever runs again and however many workers there are', async () => {
		const bo = await listener('Bo');
		const other = await turnedOn(bo.person);
		await aProposal(aino, workshop);
		await tellAll(db);
		const push = pushNotifications(db, { now: () => aMonday });
		await Promise.all(Array.from({ length: 20 }, (_, n) => push({}, { id: String(n), tries: 1 })));
		await carryAll();
		await pushAll();
		expect([said(bo).length, said(other).length]).toEqual([1, 1]);
	});
	test('comes beside a mail, and to who has a mail of its own kind', async () => {
		const bo = await listener('Bo', { rhythm: 'at-once' });
		const id = await aProposal(aino, workshop);
		await supportProposal(bo.person, id);
		await answerProposal(maija, id, anAnswer());
		expect(await lettersToFollowers(db, aMonday)).toHaveLength(1);
		await pushAll();
		expect(bo.browser.notes()).toHaveLength(1);
		expect(said(bo)).toEqual(['Espoo: 2 pieces of news in what you follow']);
	});
	test('waits for the morning in quiet hours, and several come as one', async () => {
		const bo = await listener('Bo', { quiet: { from: 11, to: 14 } });
		await aProposal(aino, workshop);
		await aProposal(aino, workshop, { title: 'A roof over the bus stop' });
		await pushAll();
		expect(said(bo)).toEqual([]);
		await pushAll(later(2));
		expect(said(bo)).toEqual(['Espoo: 2 pieces of news in what you follow']);
	});
	test('the weekly cap holds, and letters do not count in it', async () => {
		const bo = await listener('Bo', { rhythm: 'at-once', weeklyCap: 1 });
		await aProposal(aino, workshop);
		expect(await lettersToFollowers(db, aMonday)).toHaveLength(1);
		await pushAll();
		await aProposal(aino, workshop);
		await pushAll(later(1));
		expect(said(bo)).toHaveLength(1);
		await pushAll(later(7 * 24));
		expect(said(bo)).toHaveLength(2);
	});
	test('of a kind or a group that was switched off for devices stays in the app', async () => {
		const bo = await listener('Bo');
		const other = await aGroup(db, city);
		const kinds = switchableKinds.filter((kind) => kind !== 'proposal answered');
		await choosePush(bo.person, { kinds, groups: [], among: [other] });
		expect((await openDevices(bo.person, bo.session)).choice).toEqual({
			kindsOff: ['proposal answered'],
			groupsOff: [other]
		});
		await aProposal(await seated(aino, other), other);
		const id = await aProposal(aino, workshop, { title: 'A roof over the bus stop' });
		await answerProposal(maija, id, anAnswer());
		await pushAll();
		expect(said(bo)).toEqual(['New proposal: A roof over the bus stop']);
	});
});

describe('what was queued already is asked again', () => {
	test('when it is gathered, and when it is carried: nothing that was hidden or muted meanwhile', async () => {
		const muting = await listener('Muting');
		const late = await listener('Late');
		await aProposal(aino, workshop);
		await tellAll(db);
		await stopFollowing(muting.person, { kind: 'group', id: workshop });
		await pushNotifications(db, { now: () => aMonday })({}, { id: 'one', tries: 1 });
		await db
			.updateTable('partner_group')
			.set({ visibility: 'members' })
			.where('id', '=', workshop)
			.execute();
		await carryAll();
		expect([said(muting), said(late)]).toEqual([[], []]);
	});
});

describe('a browser is forgotten', () => {
	const isOn = async ({ person, session }: Listener) =>
		(await openDevices(person, session)).isOnHere;
	test('when the push service knows it no more', async () => {
		const [gone, unknown] = [await listener('Gone'), await listener('Unknown')];
		for (const [who, status] of [
			[gone, 410],
			[unknown, 404]
		] as const) {
			service.answerWith(status);
			await tryPush(who.person, who.session);
			await carryAll();
			expect(await isOn(who)).toBe(false);
		}
	});
	test('when its session ends, from wherever that is done, or is over', async () => {
		const bo = await listener('Bo');
		const { accountId } = accountOf(bo.person);
		const { id } = await db
			.selectFrom('session')
			.where('id_hash', '=', bo.session)
			.select('id')
			.executeTakeFirstOrThrow();
		const account = { ...accountOf(bo.person), email: '', displayName: '', locale: 'en' } as const;
		await endSession(accountContext(db, { ...account, accountId, sessionHash: 'other' }), id);
		expect(await isOn(bo)).toBe(false);
		const over = await listener('Over');
		await aProposal(aino, workshop);
		await pushAll(new Date('2030-01-01T10:00:00Z'));
		expect(said(over)).toEqual([]);
	});
	test('when it is turned off, and when somebody else turns it on', async () => {
		const bo = await listener('Bo');
		await turnOffPush(bo.person, bo.session);
		await turnOffPush(bo.person, bo.session);
		expect(await isOn(bo)).toBe(false);
		const kaisa = await listener('Kaisa');
		const noor = await listener('Noor');
		const { subscription } = kaisa.browser;
		await turnOnPush(noor.person, noor.session, { subscription, pusher: sender });
		expect([await isOn(kaisa), await isOn(noor)]).toEqual([false, true]);
	});
	test('not when the service is busy, which is tried again, nor when it refuses one note', async () => {
		const bo = await listener('Bo');
		await tryPush(bo.person, bo.session);
		for (const status of [429, 503]) {
			service.answerWith(status);
			const [job] = (
				await sql<{ data: unknown }>`
				select data from pgboss.job where name = ${carryingNotes}`.execute(db)
			).rows;
			const carried = carryNotes(db, sender)(job?.data, { id: 'one', tries: 1 });
			await expect(carried).rejects.toThrow(String(status));
		}
		service.answerWith(400);
		await carryAll(new Date());
		expect(await isOn(bo)).toBe(true);
	});
});

describe('nobody', () => {
	test('has us call an address of our own net, or one that is no push service’s', async () => {
		const bo = await resident(db, city, 'Bo');
		const real = pusher({ ...newVapidKeys(), subject: 'mailto:a@b.example' }, { nearby: false });
		const { subscription } = service.newBrowser();
		for (const endpoint of [
			subscription.endpoint,
			'https://10.0.0.1/x',
			'https://push.example:8443/'
		]) {
			const there = { ...subscription, endpoint };
			await expect(turnOnPush(bo, '', { subscription: there, pusher: real })).rejects.toThrow(
				Invalid
			);
			expect(await real.push(there, aNote), endpoint).toBe('gone');
		}
	});
	test('turns notifications on in a session that is not theirs, or without signing in', async () => {
		const bo = await listener('Bo');
		const noor = await resident(db, city, 'Noor');
		const given = { subscription: service.newBrowser().subscription, pusher: sender };
		await expect(turnOnPush(noor, bo.session, given)).rejects.toThrow(SignInRequired);
		const visitor = asVisitor(db, city);
		await expect(turnOnPush(visitor, bo.session, given)).rejects.toThrow(SignInRequired);
		await expect(turnOffPush(visitor, bo.session)).rejects.toThrow(SignInRequired);
		await expect(tryPush(visitor, bo.session)).rejects.toThrow(SignInRequired);
		await expect(openDevices(visitor, bo.session)).rejects.toThrow(SignInRequired);
		const fields = { kinds: [], groups: [], among: [] };
		await expect(choosePush(visitor, fields)).rejects.toThrow(SignInRequired);
		await turnOffPush(noor, bo.session);
		await expect(tryPush(noor, bo.session)).rejects.toThrow(NotFound);
		expect((await openDevices(bo.person, bo.session)).isOnHere).toBe(true);
	});
	test('tries more than five times an hour', async () => {
		const bo = await listener('Bo');
		for (let times = 0; times < 5; times += 1) await tryPush(bo.person, bo.session);
		await carryAll();
		expect(said(bo)).toHaveLength(5);
		await expect(tryPush(bo.person, bo.session)).rejects.toThrow(TooMany);
	});
	test('without a browser of theirs has a note made', async () => {
		const veikko = await resident(db, city, 'Veikko');
		await followSubject(veikko, { kind: 'city', id: city.id });
		await aProposal(aino, workshop);
		await tellAll(db);
		const made = await db
			.selectFrom('delivery')
			.where('resident_id', '=', idOf(veikko))
			.where('channel', '=', 'push')
			.selectAll()
			.execute();
		expect(made).toEqual([]);
	});
});

const aNote = { title: 'Espoo', body: 'A note', locale: 'en', tag: 'one', path: '/' } as const;
