import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import type { Outgoing } from '#lib/server/mail/carrier.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { followSubject, stopFollowing } from '#lib/server/services/follows.ts';
import { leaveGroup } from '#lib/server/services/joining.ts';
import { chooseNotifications } from '#lib/server/services/notifications/choosing.ts';
import { fieldsOfChoice } from '#lib/domain/notification/choice.ts';
import { defaultChoice } from '#lib/domain/notification/choice.ts';
import { sendNotifications } from '#lib/server/services/notifications/sending.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { aCity, aMonday, aPerson, asResident, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import { lettersSent } from '../../support/letters.ts';
import { addressOf, chooses, lettersToFollowers, tellAll } from '../../support/notifications.ts';
import { anAnswer, aProposal, idOf } from '../../support/proposal.ts';

let fresh: FreshDatabase;
let db: Db;
let city: City;
let workshop: number;
let aino: Context;
let veikko: Context;
let maija: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
});
afterAll(() => fresh.drop());
beforeEach(async () => {
	await sql`delete from pgboss.job`.execute(db);
	await sql`delete from delivery`.execute(db);
	city = await aCity(db);
	workshop = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), workshop);
	veikko = await chooses(await resident(db, city, 'Veikko'), { rhythm: 'at-once' });
	maija = await resident(db, city, 'Maija', { role: 'admin' });
});

const later = (hours: number) => new Date(aMonday.getTime() + hours * 3_600_000);
const bench = 'A bench at every bus stop on the hill';

describe('a mail at once', () => {
	test('says what happened in its reader’s language, and groups with others about the same', async () => {
		const linnea = await chooses(await asResident(db, city, await aPerson(db, 'Linnea', 'sv')), {
			rhythm: 'at-once'
		});
		const id = await aProposal(aino, workshop);
		await followSubject(linnea, { kind: 'content', id });
		await answerProposal(maija, id, anAnswer());
		const [mail] = await lettersToFollowers(db, aMonday);
		expect(mail?.subject).toBe(`Staden har svarat: ${bench}`);
		expect(mail?.text).toContain(`https://kumppani.example/sv/${city.slug}/proposals/${id}`);
		expect(mail?.html).toContain(`<strong lang="en">${bench}</strong>`);
		const about = `<proposals.${id}.${city.slug}@kumppani.example>`;
		expect(mail?.headers).toMatchObject({ inReplyTo: about, references: about });
		expect(mail?.headers?.messageId).toMatch(/^<notification\.\d+\.\d+\.city-\d+@kumppani/);
		expect(mail?.headers?.unsubscribe).toMatch(
			new RegExp(
				`^https://kumppani.example/sv/${city.slug}/unsubscribe/${idOf(linnea)}-[a-z2-7]{32}$`
			)
		);
		expect(mail?.text).toContain(mail?.headers?.unsubscribe);
		expect(mail?.html).not.toMatch(/<img|src=/);
	});
	test('goes to followers alone: who wrote or supported has one of its own kind, and nobody two', async () => {
		const bo = await chooses(await resident(db, city, 'Bo'), { rhythm: 'at-once' });
		const id = await aProposal(aino, workshop);
		await supportProposal(bo, id);
		await followSubject(veikko, { kind: 'content', id });
		await answerProposal(maija, id, anAnswer());
		expect(addressesOf(await lettersToFollowers(db, aMonday))).toEqual([await addressOf(veikko)]);
	});
	test('is sent once, whatever runs again and however many workers there are', async () => {
		const people = await Promise.all(
			Array.from({ length: 10 }, async (_, n) => {
				const person = await resident(db, city, `Follower ${n}`);
				await followSubject(person, { kind: 'city', id: city.id });
				return chooses(person, { rhythm: 'at-once' });
			})
		);
		await aProposal(aino, workshop);
		await tellAll(db);
		const send = sendNotifications(db, { now: () => aMonday });
		await Promise.all(Array.from({ length: 50 }, (_, n) => send({}, { id: String(n), tries: 1 })));
		await send({}, { id: 'again', tries: 2 });
		expect(await lettersSent(db)).toHaveLength(people.length);
	});
	test('waits for the morning in quiet hours, and several come as one letter', async () => {
		await chooses(veikko, { rhythm: 'at-once', quiet: { from: 11, to: 14 } });
		await followSubject(veikko, { kind: 'city', id: city.id });
		for (const title of ['A fountain at the market', 'A roof over the bus stop'])
			await aProposal(aino, workshop, { title });
		expect(await lettersToFollowers(db, aMonday)).toEqual([]);
		const [letter, ...others] = await lettersToFollowers(db, later(2));
		expect(others).toEqual([]);
		expect(letter?.subject).toBe('Espoo: 2 pieces of news in what you follow');
		expect(letter?.text).toMatch(/A roof over the bus stop[^]*A fountain at the market/);
	});
});

describe('a digest', () => {
	test('comes at the hour that was chosen, with everything since the last one', async () => {
		await chooses(veikko, { rhythm: 'daily', hour: 17 });
		await followSubject(veikko, { kind: 'city', id: city.id });
		const id = await aProposal(aino, workshop);
		await answerProposal(maija, id, anAnswer());
		expect(await lettersToFollowers(db, later(4))).toEqual([]);
		const letters = await lettersToFollowers(db, later(5));
		expect(letters.map(({ subject }) => subject)).toEqual([
			'Espoo: 2 pieces of news in what you follow'
		]);
		expect(letters[0]?.text).toContain(`The city has answered: ${bench}`);
		expect(await lettersToFollowers(db, later(29))).toEqual([]);
	});
	test('the weekly cap holds, and what waits comes together when a week has passed', async () => {
		await chooses(veikko, { rhythm: 'at-once', weeklyCap: 2 });
		await followSubject(veikko, { kind: 'city', id: city.id });
		const publish = (title: string) => aProposal(aino, workshop, { title });
		await publish('The first of them all');
		expect(await lettersToFollowers(db, later(0))).toHaveLength(1);
		await publish('The second of them all');
		expect(await lettersToFollowers(db, later(1))).toHaveLength(1);
		for (const title of ['The third of them all', 'The fourth of them all']) await publish(title);
		expect(await lettersToFollowers(db, later(2))).toEqual([]);
		expect(await lettersToFollowers(db, later(7 * 24 - 1))).toEqual([]);
		const [letter, ...others] = await lettersToFollowers(db, later(7 * 24));
		expect([letter?.subject, others]).toEqual(['Espoo: 2 pieces of news in what you follow', []]);
	});
});

describe('what was queued already is asked again', () => {
	test('when it is sent: not to who left the group, muted it, switched it off or wants no mail', async () => {
		const inner = await aGroup(db, city, { visibility: 'members' });
		const at = (name: string) =>
			resident(db, city, name).then((person) => chooses(person, { rhythm: 'at-once' }));
		const writer = await seated(await at('Farah'), inner);
		const guest = await seated(await at('Guest'), inner);
		const member = await seated(await at('Member'), inner);
		for (const person of [guest, member]) await followSubject(person, { kind: 'group', id: inner });
		const open = await aGroup(db, city);
		const [left, muted, off, never] = await Promise.all(['Left', 'Muted', 'Off', 'Never'].map(at));
		if (!left || !muted || !off || !never) throw new Error('Somebody is missing.');
		const leaver = await seated(left, open);
		await sql`insert into follow (city_id, resident_id, kind, subject_id, because)
			values (${city.id}, ${idOf(left)}, 'group', ${open}, 'took-part')`.execute(db);
		for (const person of [muted, off, never])
			await followSubject(person, { kind: 'group', id: open });
		await aProposal(writer, inner);
		await aProposal(await seated(aino, open), open);
		await tellAll(db);

		await db
			.updateTable('seat')
			.set({ ended_at: guest.now })
			.where('resident_id', '=', idOf(guest))
			.execute();
		await leaveGroup(leaver, open);
		await stopFollowing(muted, { kind: 'group', id: open });
		await chooses(off, { rhythm: 'at-once', off: ['proposal published'] });
		await chooses(never, { rhythm: 'never' });
		expect(addressesOf(await lettersToFollowers(db, aMonday))).toEqual([await addressOf(member)]);
		expect(await droppedOf(guest)).toBe('not-visible');
		expect([await droppedOf(leaver), await droppedOf(muted)]).toEqual([
			'not-followed',
			'not-followed'
		]);
		expect([await droppedOf(off), await droppedOf(never)]).toEqual([
			'switched-off',
			'switched-off'
		]);
	});
	test('and when it is written: what was hidden on the way to the mail server is not in the mail', async () => {
		await followSubject(veikko, { kind: 'group', id: workshop });
		await aProposal(aino, workshop);
		await tellAll(db);
		await sendNotifications(db, { now: () => aMonday })({}, { id: 'one', tries: 1 });
		await db
			.updateTable('partner_group')
			.set({ visibility: 'members' })
			.where('id', '=', workshop)
			.execute();
		expect(await lettersSent(db)).toEqual([]);
	});
	test('another rhythm counts for what waits already', async () => {
		await chooses(veikko, { rhythm: 'weekly', hour: 9 });
		await followSubject(veikko, { kind: 'group', id: workshop });
		await aProposal(aino, workshop);
		await tellAll(db);
		const fields = fieldsOfChoice({ ...defaultChoice, rhythm: 'at-once', quiet: null });
		await chooseNotifications(veikko, fields);
		expect(await lettersToFollowers(db, aMonday)).toHaveLength(1);
	});
});

function addressesOf(letters: readonly Outgoing[]): string[] {
	return letters.map(({ to }) => to).sort();
}

async function droppedOf(person: Context): Promise<string | null | undefined> {
	const row = await db
		.selectFrom('delivery')
		.where('resident_id', '=', idOf(person))
		.where('channel', '<>', 'app')
		.select('dropped')
		.executeTakeFirst();
	return row?.dropped;
}
