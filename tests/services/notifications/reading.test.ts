import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultChoice, fieldsOfChoice } from '#lib/domain/notification/choice.ts';
import { Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { lookedAt } from '#lib/server/http/looked-at.ts';
import { smtpCarrier } from '#lib/server/mail/smtp.ts';
import { insertDeliveries } from '#lib/server/queries/notifications/deliveries.ts';
import { insertOccurrence } from '#lib/server/queries/notifications/occurrences.ts';
import { followSubject } from '#lib/server/services/follows.ts';
import {
	chooseNotifications,
	openNotificationChoice
} from '#lib/server/services/notifications/choosing.ts';
import {
	markNotificationsRead,
	notificationsOnAPage,
	readBell,
	readNotifications
} from '#lib/server/services/notifications/reading.ts';
import { seeUnsubscribing, unsubscribe } from '#lib/server/services/notifications/unsubscribing.ts';
import { aCity, again, asVisitor, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { accountOf, aGroup, seated } from '../../support/group.ts';
import { mailbox } from '../../support/mailbox.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { bellOf, chooses, lettersToFollowers } from '../../support/notifications.ts';
import { aProposal, idOf } from '../../support/proposal.ts';
import { statementsOf } from '../../support/statements.ts';
import { aThread, say } from '../../support/thread.ts';

let fresh: FreshDatabase;
let db: Db;
let city: City;
let workshop: number;
let aino: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
	city = await aCity(db);
	workshop = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), workshop);
});
afterAll(() => fresh.drop());

/** So many things that somebody was told in the app. @returns the last one's id */
async function told(person: Context, count: number): Promise<number> {
	let id = 0;
	for (let number = 0; number < count; number += 1) {
		id = await insertOccurrence(db, {
			cityId: city.id,
			kind: 'group founded',
			groupId: workshop,
			actorId: null,
			at: person.now
		});
		const delivery = { residentId: idOf(person), channel: 'app', dueAt: person.now } as const;
		await insertDeliveries(db, { cityId: city.id, occurrenceId: id }, [delivery]);
	}
	return id;
}

describe('the bell', () => {
	test('counts what is unread, a hundred at most, in one statement', async () => {
		const veikko = await resident(db, city, 'Veikko');
		expect(await readBell(veikko)).toEqual({ unread: 0, followsCity: false });
		await followSubject(veikko, { kind: 'city', id: city.id });
		await told(veikko, 3);
		expect(await readBell(veikko)).toEqual({ unread: 3, followsCity: true });
		await told(veikko, 110);
		expect((await readBell(veikko))?.unread).toBe(100);
		expect(await statementsOf(veikko, readBell)).toBe(1);
	});
	test('is not for visitors', async () => {
		const visitor = asVisitor(db, city);
		expect(await readBell(visitor)).toBeUndefined();
		expect(await statementsOf(visitor, readBell)).toBe(0);
	});
	test('does not count what its owner can no longer see, and the page does not show it', async () => {
		const inner = await aGroup(db, city, { visibility: 'members', name: 'Inner circle' });
		const farah = await seated(await resident(db, city, 'Farah'), inner);
		const guest = await seated(await resident(db, city, 'Guest'), inner);
		await followSubject(guest, { kind: 'group', id: inner });
		await aProposal(farah, inner);
		expect(await bellOf(guest)).toHaveLength(1);
		await db
			.updateTable('seat')
			.set({ ended_at: guest.now })
			.where('resident_id', '=', idOf(guest))
			.execute();
		const outside = await again(guest, accountOf(guest));
		expect(await bellOf(outside)).toEqual([]);
		expect((await readBell(outside))?.unread).toBe(0);
	});
});

describe('looking at a thing', () => {
	test('reads what one was told of it, and of what is written in it, and nothing else', async () => {
		const lotta = await resident(db, city, 'Lotta');
		await followSubject(lotta, { kind: 'group', id: workshop });
		const [one, other] = [await aProposal(aino, workshop), await aProposal(aino, workshop)];
		const thread = await aThread(aino, workshop);
		await followSubject(lotta, { kind: 'content', id: thread });
		await say(aino, thread, 'Under the lamp it is dry.');
		expect(await bellOf(lotta)).toHaveLength(4);
		expect(await readBell(lotta, { contentId: one })).toMatchObject({ unread: 3 });
		expect(await readBell(lotta, { contentId: thread })).toMatchObject({ unread: 1 });
		expect(await readBell(lotta, { groupId: workshop })).toMatchObject({ unread: 1 });
		const { notifications } = await readNotifications(lotta);
		expect(notifications.filter(({ isRead }) => !isRead).map(({ contentId }) => contentId)).toEqual(
			[other]
		);
		await told(lotta, 1);
		expect(await readBell(lotta, { groupId: workshop })).toMatchObject({ unread: 1 });
	});
	test('asks one statement more where something is unread, and none where nothing is', async () => {
		const elli = await resident(db, city, 'Elli');
		const look = (context: Context) => readBell(context, { groupId: workshop });
		expect(await statementsOf(elli, look)).toBe(1);
		await told(elli, 1);
		const elsewhere = (context: Context) => readBell(context, { contentId: 1 });
		expect(await statementsOf(elli, elsewhere)).toBe(2);
		expect(await statementsOf(elli, look)).toBe(3);
		expect(await statementsOf(elli, look)).toBe(1);
	});
	test('is for who opens its page, not for programs that load it ahead or ask for headers', () => {
		const asked = (method: string, headers: Record<string, string> = {}) =>
			lookedAt({
				request: new Request('https://kumppani.example/espoo/polls/7', { method, headers }),
				route: { id: '/[city=city]/polls/[id=id]' },
				params: { city: city.slug, id: '7' }
			});
		expect(asked('GET')).toEqual({ contentId: 7 });
		expect(asked('HEAD')).toBeUndefined();
		expect(asked('POST')).toBeUndefined();
		expect(asked('GET', { 'sec-purpose': 'prefetch;prerender' })).toBeUndefined();
	});
});

describe('the page of notifications', () => {
	test('goes on by key, the newest first, in one statement a page', async () => {
		const bo = await resident(db, city, 'Bo');
		const newest = await told(bo, notificationsOnAPage + 5);
		const first = await readNotifications(bo);
		expect(first.notifications[0]?.id).toBe(newest);
		expect(first.notifications).toHaveLength(notificationsOnAPage);
		const second = await readNotifications(bo, { before: first.next ?? 0 });
		expect([second.notifications.length, second.next]).toEqual([5, null]);
		const ids = [...first.notifications, ...second.notifications].map(({ id }) => id);
		expect(new Set(ids).size).toBe(notificationsOnAPage + 5);
		expect(await statementsOf(bo, (context) => readNotifications(context))).toBe(1);
	});
	test('marks as read what it showed, not what came since', async () => {
		const kaisa = await resident(db, city, 'Kaisa');
		const shown = await told(kaisa, 2);
		await told(kaisa, 1);
		await markNotificationsRead(kaisa, { upTo: shown });
		const { notifications } = await readNotifications(kaisa);
		expect(notifications.map(({ isRead }) => isRead)).toEqual([false, true, true]);
	});
	test('is for who is signed in; who is new here has none', async () => {
		const visitor = asVisitor(db, city);
		await expect(readNotifications(visitor)).rejects.toThrow(SignInRequired);
		await expect(markNotificationsRead(visitor, { upTo: 1 })).rejects.toThrow(SignInRequired);
		const newcomer = {
			...visitor,
			actor: { kind: 'newcomer', accountId: 1, displayName: 'Noor' }
		} as const;
		expect(await readNotifications(newcomer)).toEqual({ notifications: [], next: null });
		expect(await readBell(newcomer)).toEqual({ unread: 0, followsCity: false });
		const fields = fieldsOfChoice(defaultChoice);
		await expect(chooseNotifications(visitor, fields)).rejects.toThrow(SignInRequired);
		await expect(chooseNotifications(newcomer, fields)).rejects.toThrow(Forbidden);
	});
});

describe('a link that stops mails', () => {
	/** The link in a mail that somebody got. */
	async function linkOf(person: Context): Promise<string> {
		await chooses(person, { rhythm: 'at-once', weeklyCap: 50 });
		await followSubject(person, { kind: 'group', id: workshop });
		await aProposal(aino, workshop);
		const letters = await lettersToFollowers(db, person.now);
		const mine = letters.find(({ headers }) => headers?.unsubscribe?.includes(`/${idOf(person)}-`));
		return mine?.headers?.unsubscribe?.split('/').at(-1) ?? '';
	}

	test('shows first, acts when it is pressed, again changes nothing, and leaves all other choices', async () => {
		const linnea = await resident(db, city, 'Linnea');
		const token = await linkOf(linnea);
		const visitor = asVisitor(db, city);
		expect(await seeUnsubscribing(visitor, token)).toEqual({ isStopped: false });
		for (const _ of [1, 2]) await unsubscribe(visitor, token);
		expect(await seeUnsubscribing(visitor, token)).toEqual({ isStopped: true });
		const { fields, follows } = await openNotificationChoice(linnea);
		expect(fields).toMatchObject({ rhythm: 'never', weeklyCap: 50 });
		expect(follows).toHaveLength(1);
		await aProposal(aino, workshop);
		expect(await lettersToFollowers(db, linnea.now)).toEqual([]);
		expect(await bellOf(linnea)).toHaveLength(2);
	});
	test('of another person, another city or nobody does nothing', async () => {
		const noor = await resident(db, city, 'Noor');
		const token = await linkOf(noor);
		const other = asVisitor(db, await aCity(db));
		const visitor = asVisitor(db, city);
		const [, mac = ''] = token.split('-');
		for (const wrong of [`${idOf(aino)}-${mac}`, `${token}a`, token.slice(0, -1), mac, 'x', ''])
			await expect(unsubscribe(visitor, wrong), wrong).rejects.toThrow(NotFound);
		await expect(unsubscribe(other, token)).rejects.toThrow(NotFound);
		await expect(seeUnsubscribing(other, token)).rejects.toThrow(NotFound);
		expect(await seeUnsubscribing(visitor, token)).toEqual({ isStopped: false });
	});
	test('stands in the headers that mail programs read (RFC 8058)', async () => {
		const server = await startMailServer();
		process.env.MAILBOX_URL = server.mailboxUrl;
		const carrier = smtpCarrier({
			url: server.smtpUrl,
			from: 'no-reply@kumppani.example',
			origin: 'https://kumppani.example'
		});
		await carrier.carry({
			to: 'bo@umea.example',
			locale: 'sv',
			subject: 'Nyheter',
			text: 'Hej\n',
			html: '<p>Hej</p>',
			headers: {
				messageId: '<notification.7.3.umea@kumppani.example>',
				inReplyTo: '<proposals.9.umea@kumppani.example>',
				references: '<proposals.9.umea@kumppani.example>',
				unsubscribe: 'https://kumppani.example/umea/unsubscribe/3-abc'
			}
		});
		const [mail] = await mailbox.all('bo@umea.example');
		expect(mail?.headers).toMatchObject({
			'message-id': '<notification.7.3.umea@kumppani.example>',
			'in-reply-to': '<proposals.9.umea@kumppani.example>',
			references: '<proposals.9.umea@kumppani.example>',
			'list-unsubscribe': '<https://kumppani.example/umea/unsubscribe/3-abc>',
			'list-unsubscribe-post': 'List-Unsubscribe=One-Click'
		});
		carrier.close();
		await server.stop();
	});
});
