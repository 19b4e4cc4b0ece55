import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { deliverMail } from '#lib/server/mail/deliver.ts';
import { receiveMail } from '#lib/server/services/inbound/receiving.ts';
import { followSubject } from '#lib/server/services/follows.ts';
import { pauseThread } from '#lib/server/services/threads/running.ts';
import { aCity, aMonday, aPerson, asResident, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import { anAnswerBy, replyAddressOf, replyDomain } from '../../support/incoming.ts';
import { bag } from '../../support/letters.ts';
import { chooses, lettersToFollowers } from '../../support/notifications.ts';
import { aProposal, idOf } from '../../support/proposal.ts';
import { aThread, say } from '../../support/thread.ts';

let fresh: FreshDatabase;
let db: Db;
let city: City;
let group: number;
let aino: Context;
let linnea: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
});
afterAll(() => fresh.drop());
beforeEach(async () => {
	await sql`delete from pgboss.job`.execute(db);
	await sql`delete from delivery`.execute(db);
	city = await aCity(db);
	group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	const person = await asResident(db, city, await aPerson(db, 'Linnea', 'sv'));
	linnea = await chooses(person, { rhythm: 'at-once' });
});

/** The mail to Linnea about the last things that happened, where answers by mail are taken. */
async function mailed(wishes: { replyDomain?: string } = { replyDomain }, things = 1) {
	const occurrences = await db
		.selectFrom('occurrence')
		.where('city_id', '=', city.id)
		.orderBy('id', 'desc')
		.limit(things)
		.select('id')
		.execute();
	const { carrier, carried } = bag();
	const { accountId } = linnea.actor as { accountId: number };
	const params = { cityId: city.id, occurrences: occurrences.map(({ id }) => id) };
	const template = things === 1 ? 'notification' : 'digest';
	const mail = { template, to: { accountId }, params };
	await deliverMail(db, carrier, wishes)(mail, { id: 'one', tries: 1 });
	return carried[0];
}

test('a mail about a comment is answered in the discussion, by an address for its reader alone', async () => {
	const thread = await aThread(aino, group);
	await followSubject(linnea, { kind: 'content', id: thread });
	const comment = await say(aino, thread, 'Quiet from **ten** on.');
	const mail = await mailed();
	expect(mail?.headers?.replyTo).toBe(await replyAddressOf(linnea, comment, new Date()));
	expect(mail?.headers?.replyTo?.split('@')[0]).toHaveLength(53);
	expect(mail?.text).toContain('Aino skriver:\n\n> Quiet from **ten** on.');
	expect(mail?.text).toContain('Svara på det här mejlet för att svara i diskussionen.');
	expect(mail?.html).toContain('<blockquote lang="en"');

	const answer = await anAnswerBy(linnea, comment, { to: mail?.headers?.replyTo, text: 'Ja.' });
	expect(await receiveMail({ db, now: aMonday }, answer)).toMatchObject({ outcome: 'written' });
});

test('without a domain for answers nothing is said of them', async () => {
	const thread = await aThread(aino, group);
	await followSubject(linnea, { kind: 'content', id: thread });
	await say(aino, thread, 'Quiet from ten on.');
	const mail = await mailed({});
	expect(mail?.headers).not.toHaveProperty('replyTo');
	expect(mail?.text).not.toMatch(/Svara på|Quiet from ten/);
});

test('neither where its reader cannot write, nor in mails about anything else', async () => {
	const thread = await aThread(aino, group);
	await followSubject(linnea, { kind: 'content', id: thread });
	await say(aino, thread, 'Quiet from ten on.');
	await pauseThread(await resident(db, city, 'Maija', { role: 'admin' }), thread);
	expect((await mailed())?.headers).not.toHaveProperty('replyTo');
	await followSubject(linnea, { kind: 'city', id: city.id });
	await aProposal(aino, group);
	const mail = await mailed();
	expect(mail?.subject).toContain('A bench');
	expect(mail?.headers).not.toHaveProperty('replyTo');
});

test('mails about one discussion stand together, an answer below what it answers', async () => {
	const named = (name: string) => `<${name}.${city.slug}@kumppani.example>`;
	const thread = await aThread(aino, group);
	await followSubject(linnea, { kind: 'content', id: thread });
	const first = await say(aino, thread, 'Quiet from ten on.');
	const [one] = await lettersToFollowers(db, aMonday);
	expect(one?.headers).toMatchObject({
		messageId: named(`comments.${first}.${idOf(linnea)}`),
		inReplyTo: named(`threads.${thread}`),
		references: named(`threads.${thread}`)
	});
	await say(aino, thread, 'Or from nine.', { to: first });
	const [two] = await lettersToFollowers(db, aMonday);
	expect(two?.headers).toMatchObject({
		inReplyTo: one?.headers?.messageId,
		references: [named(`threads.${thread}`), one?.headers?.messageId]
	});
});

test('those about what is said of a proposal stand with those about the proposal', async () => {
	const proposal = await aProposal(aino, group);
	await followSubject(linnea, { kind: 'content', id: proposal });
	await say(aino, proposal, 'Which stops?');
	const mail = await mailed();
	expect(mail?.headers?.references).toBe(`<proposals.${proposal}.${city.slug}@kumppani.example>`);
});

test('a digest of one discussion alone is answered in it; one of several says nothing of answers', async () => {
	const thread = await aThread(aino, group);
	const other = await aThread(aino, group, 'And the lights?');
	for (const id of [thread, other]) await followSubject(linnea, { kind: 'content', id });
	await say(aino, thread, 'Quiet from ten on.');
	await say(aino, thread, 'Or from nine.');
	const digest = await mailed({ replyDomain }, 2);
	expect(digest?.headers?.replyTo).toBe(await replyAddressOf(linnea, thread, new Date()));
	const answer = await anAnswerBy(linnea, thread, { to: digest?.headers?.replyTo, text: 'Ja.' });
	expect(await receiveMail({ db, now: aMonday }, answer)).toMatchObject({ outcome: 'written' });
	await say(aino, other, 'They go out at eleven.');
	await say(aino, thread, 'Or from eight.');
	expect((await mailed({ replyDomain }, 2))?.headers).not.toHaveProperty('replyTo');
});
