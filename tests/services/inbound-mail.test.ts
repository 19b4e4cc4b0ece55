import { sql } from 'kysely';
import type { SendMailOptions } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Refusal } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { removeComment } from '#lib/server/queries/comments.ts';
import { saveCommentDraft } from '#lib/server/services/comments/writing.ts';
import { receiveMail } from '#lib/server/services/inbound/receiving.ts';
import { leaveGroup } from '#lib/server/services/joining.ts';
import { pauseThread, setThread } from '#lib/server/services/threads/running.ts';
import { aCity, aMonday, aPerson, asResident, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { anAnswerBy, replyAddressOf } from '../support/incoming.ts';
import { lettersSent } from '../support/letters.ts';
import { addressOf } from '../support/notifications.ts';
import { idOf } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let fresh: FreshDatabase;
let db: Db;
let city: City;
let group: number;
let aino: Context;
let bo: Context;
let thread: number;
let comment: number;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
});
afterAll(() => fresh.drop());
beforeEach(async () => {
	await sql`delete from pgboss.job`.execute(db);
	city = await aCity(db);
	group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	bo = await seated(await asResident(db, city, await aPerson(db, 'Bo', 'sv')), group);
	thread = await aThread(aino, group);
	comment = await say(aino, thread, 'Quiet from ten on.');
});

/** Bo answers Aino's comment, by mail. */
const answers = async (mail: SendMailOptions = {}, now = aMonday) =>
	receiveMail({ db, now, ownHost: 'kumppani.example' }, await anAnswerBy(bo, comment, mail));

async function commentsBy(person: Context) {
	return db
		.selectFrom('comment')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'comment.city_id').onRef('content.id', '=', 'comment.id')
		)
		.where('comment.city_id', '=', city.id)
		.where('content.author_id', '=', idOf(person))
		.orderBy('comment.id')
		.select(['comment.body', 'comment.parent_id as parentId', 'comment.thread_id as threadId'])
		.execute();
}

describe('an answer by mail', () => {
	test('becomes an answer to the comment that its mail was about', async () => {
		expect(await answers({ text: 'Hellre från nio.\n' })).toMatchObject({ outcome: 'written' });
		expect(await commentsBy(bo)).toEqual([
			{ body: 'Hellre från nio.', parentId: comment, threadId: thread }
		]);
		expect(await lettersSent(db)).toEqual([]);
	});
	test('becomes a comment of its own when the mail was about the discussion', async () => {
		const mail = await anAnswerBy(bo, thread, { text: 'Hello' });
		await receiveMail({ db, now: aMonday }, mail);
		expect(await commentsBy(bo)).toMatchObject([{ body: 'Hello', parentId: null }]);
	});
	test.each(['quoted-printable', 'base64'] as const)('is read in %s', async (textEncoding) => {
		const text = 'Hyvä ajatus, sanoi Åsa: ”kymmeneltä” – größer geht’s nicht 🌲.';
		await answers({ text, textEncoding });
		expect(await commentsBy(bo)).toMatchObject([{ body: text }]);
	});
	test('is read in the character sets of old programs', async () => {
		const head = await headOf('Content-Type: text/plain; charset=iso-8859-1');
		const bytes = Buffer.concat([Buffer.from(head), Buffer.from('Hyvä päivä, Åsa', 'latin1')]);
		await receiveMail({ db, now: aMonday }, bytes);
		expect(await commentsBy(bo)).toMatchObject([{ body: 'Hyvä päivä, Åsa' }]);
	});
	test('is read when it is HTML alone, without what it quotes', async () => {
		const long = 'and those who live around it would like to be heard as well '.repeat(3).trim();
		await answers({
			html: `<h1>Yes</h1><p>The <b>park</b> is next to a school, ${long}.</p><img src="https://spy.example/p.gif">
				<div>On Mon, 24 Nov 2026 Espoo &lt;no-reply@kumppani.example&gt; wrote:<br></div>
				<blockquote>How quiet should the park be?</blockquote>`
		});
		expect(await commentsBy(bo)).toMatchObject([
			{ body: `Yes\n\nThe park is next to a school, ${long}.` }
		]);
	});
	test('is freed of quote and signature, above and below', async () => {
		await answers({
			text: 'Den 2026-11-24 kl. 10:00, skrev Espoo:\n> Quiet from ten on.\n\nNej.\n\n-- \nBo\nUmeå\n'
		});
		expect(await commentsBy(bo)).toMatchObject([{ body: 'Nej.' }]);
	});
	test('is one comment however often and however many at once it comes', async () => {
		const bytes = await anAnswerBy(bo, comment, { text: 'Once.' });
		const came = await Promise.all(
			Array.from({ length: 8 }, () => receiveMail({ db, now: aMonday }, bytes))
		);
		expect(came.filter(({ outcome }) => outcome === 'written')).toHaveLength(1);
		expect(came.filter(({ outcome }) => outcome === 'known')).toHaveLength(7);
		await receiveMail({ db, now: new Date(aMonday.getTime() + 86_400_000) }, bytes);
		expect(await commentsBy(bo)).toHaveLength(1);
	});
	test('leaves alone what its writer has begun on the page', async () => {
		await saveCommentDraft(bo, thread, { body: 'Something long', parent: String(comment) });
		await answers({ text: 'Short.' });
		const drafts = await db
			.selectFrom('comment_draft')
			.where('city_id', '=', city.id)
			.select('body');
		expect(await drafts.execute()).toEqual([{ body: 'Something long' }]);
	});
	test('goes without its attachments, and its writer is told in their language', async () => {
		const attachments = [{ filename: 'park.png', content: Buffer.alloc(2000) }];
		await answers({ text: 'Se bilden.', attachments, messageId: '<7@koti.example>' });
		expect(await commentsBy(bo)).toMatchObject([{ body: 'Se bilden.' }]);
		const [letter, ...more] = await lettersSent(db);
		expect(more).toEqual([]);
		expect(letter).toMatchObject({
			to: await addressOf(bo),
			subject: 'Ditt svar publicerades utan bilagor',
			headers: { autoSubmitted: 'auto-replied', inReplyTo: '<7@koti.example>' }
		});
		expect(letter?.text).toContain(`https://kumppani.example/sv/${city.slug}/comments/`);
	});
	test('the picture in a signature is no attachment', async () => {
		await answers({
			text: 'Ja.',
			html: '<p>Ja.</p><img src="cid:logo">',
			attachments: [
				{ filename: 'logo.png', content: 'x', cid: 'logo', contentDisposition: 'inline' }
			]
		});
		expect(await lettersSent(db)).toEqual([]);
	});
});

describe('a mail that cannot be a comment', () => {
	test.each([
		['without a text', { text: '> Quiet from ten on.\n' }, 'reply_empty', 'ingen egen text'],
		['too long', { text: 'word '.repeat(1100) }, 'reply_too_long', '5000 tecken']
	])('%s is answered with the reason', async (_, mail, reason, sentence) => {
		expect(await answers(mail)).toEqual({ outcome: 'refused', reason });
		expect(await commentsBy(bo)).toEqual([]);
		const [letter] = await lettersSent(db);
		expect(letter?.to).toBe(await addressOf(bo));
		expect(letter?.subject).toBe('Ditt svar publicerades inte');
		expect(letter?.text).toContain(sentence);
		expect(letter?.headers?.autoSubmitted).toBe('auto-replied');
	});
	test('in a closed discussion, in slow mode, to a deleted comment: the reason stands in a mail', async () => {
		const maija = await resident(db, city, 'Maija', { role: 'admin' });
		await answers({ text: 'One.' });
		await setThread(maija, thread, {
			writers: 'residents',
			hasStances: false,
			inColumns: false,
			slowMinutes: 60
		});
		expect(await answers({ text: 'Two.' })).toEqual({ outcome: 'refused', reason: 'thread_slow' });
		await setThread(maija, thread, {
			writers: 'residents',
			hasStances: false,
			inColumns: false,
			slowMinutes: 0
		});
		await removeComment(db, { cityId: city.id, commentId: comment }, aMonday);
		expect(await answers({ text: 'Three.' })).toMatchObject({ reason: 'comment_gone' });
		await pauseThread(maija, thread);
		expect(await answers({ text: 'Four.' })).toMatchObject({ reason: 'thread_closed' });
		expect(await commentsBy(bo)).toHaveLength(1);
		const said = (await lettersSent(db)).map(({ text }) => text).join('\n');
		for (const part of ['om 60 min', 'har tagits bort', 'Ingen kan längre skriva'])
			expect(said).toContain(part);
		expect(said).not.toContain('fältet');
	});
	test('in a group that its writer has left: without a word of what is there', async () => {
		const inner = await aGroup(db, city, { visibility: 'members', name: 'Kanarialintu' });
		const farah = await seated(await resident(db, city, 'Farah'), inner);
		const member = await seated(await resident(db, city, 'Member'), inner);
		const hidden = await aThread(farah, inner, 'Kanarialintu sings');
		const bytes = await anAnswerBy(member, await say(farah, hidden, 'Kanarialintu'), {
			text: 'Hi'
		});
		await leaveGroup(member, inner);
		expect(await receiveMail({ db, now: aMonday }, bytes)).toEqual({
			outcome: 'refused',
			reason: 'not_found'
		});
		const [letter] = await lettersSent(db);
		expect(letter?.text).toContain('not open to you any more');
		expect(JSON.stringify(letter)).not.toMatch(/Kanarialintu|\/threads\/|\/comments\//);
	});
	test('by an address older than thirty days', async () => {
		const day = (count: number) => new Date(aMonday.getTime() + count * 86_400_000);
		expect(await answers({ text: 'Still.' }, day(30))).toMatchObject({ outcome: 'written' });
		expect(await answers({ text: 'Late.' }, day(31))).toMatchObject({ reason: 'reply_expired' });
		expect((await lettersSent(db))[0]?.text).toContain('30 dagar');
	});
	test('that came twice is answered once', async () => {
		const bytes = await anAnswerBy(bo, comment, { text: '' });
		for (let time = 0; time < 3; time += 1) await receiveMail({ db, now: aMonday }, bytes);
		expect(await lettersSent(db)).toHaveLength(1);
	});
});

describe('a mail that is not from whom it says', () => {
	test('by a forged, altered or foreign address: nothing is written and nobody is written to', async () => {
		const genuine = await replyAddressOf(bo, comment);
		const altered = genuine.replace(/[a-z2-7](?=@)/, (letter) => (letter === 'a' ? 'b' : 'a'));
		const [, token = ''] = /reply\+(.+)@/.exec(genuine) ?? [];
		const [, ainos = ''] = /reply\+(.+)@/.exec(await replyAddressOf(aino, comment)) ?? [];
		const forged = [
			altered,
			// Aino's numbers under Bo's signature.
			`reply+${ainos.slice(0, 27)}${token.slice(27)}@mail.kumppani.example`,
			`reply+${token}a@mail.kumppani.example`,
			`reply+${token.slice(1)}@mail.kumppani.example`,
			`reply+${'a'.repeat(47)}@mail.kumppani.example`,
			'reply@mail.kumppani.example'
		];
		for (const to of forged)
			await expect(answers({ text: 'Forged.', to })).rejects.toThrow('reply_address');
		expect(await commentsBy(bo)).toEqual([]);
		expect(await lettersSent(db)).toEqual([]);
	});
	test('an address whose letters were made large is the same address', async () => {
		const to = (await replyAddressOf(bo, comment)).toUpperCase();
		expect(await answers({ text: 'Loud.', to })).toMatchObject({ outcome: 'written' });
	});
	test('from another sender: the owner of the account is told, and never the sender', async () => {
		for (const from of [await addressOf(aino), 'evil@evil.example', '']) {
			expect(await answers({ text: 'I am Bo.', from })).toMatchObject({ reason: 'reply_sender' });
		}
		expect(await commentsBy(bo)).toEqual([]);
		expect(await commentsBy(aino)).toHaveLength(1);
		const letters = await lettersSent(db);
		expect([...new Set(letters.map(({ to }) => to))]).toEqual([await addressOf(bo)]);
		expect(JSON.stringify(letters)).not.toContain('evil');
	});
	test('with two senders, in one line or in two', async () => {
		const own = await addressOf(bo);
		expect(await answers({ text: 'x', from: [own, 'evil@evil.example'] })).toMatchObject({
			reason: 'reply_sender'
		});
		const head = await headOf('From: evil@evil.example');
		expect(await receiveMail({ db, now: aMonday }, Buffer.from(`${head}x`))).toMatchObject({
			reason: 'reply_sender'
		});
		expect(await commentsBy(bo)).toEqual([]);
	});
});

describe('a loop stops', () => {
	test.each([
		['out of office', { headers: { 'Auto-Submitted': 'auto-replied' } }],
		['a list', { headers: { 'List-Id': '<park.lists.example>' } }],
		['not delivered', { headers: { 'Return-Path': '<>' } }],
		['one of ours', { messageId: '<comments.1.2.espoo@kumppani.example>' }]
	])('%s: nothing is written, and nobody is written to', async (_, mail: SendMailOptions) => {
		expect(await answers({ text: 'I am away.', ...mail })).toEqual({
			outcome: 'dropped',
			reason: 'automatic'
		});
		expect(await commentsBy(bo)).toEqual([]);
		expect(await lettersSent(db)).toEqual([]);
	});
	test('of programs that do not say that they are programs: by their number', async () => {
		const outcomes: string[] = [];
		for (let n = 0; n < 33; n += 1) outcomes.push((await answers({ text: `Away ${n}` })).outcome);
		expect(await commentsBy(bo)).toHaveLength(20);
		expect(await lettersSent(db)).toHaveLength(10);
		expect(outcomes.slice(30)).toEqual(['dropped', 'dropped', 'dropped']);
	});
});

test('a mail of twenty megabytes is refused before it is read', async () => {
	await expect(answers({ text: 'ä'.repeat(10_485_760) })).rejects.toThrow('mail_too_large');
	expect(await commentsBy(bo)).toEqual([]);
});

test('what is no mail is nobody’s', async () => {
	for (const bytes of [
		Buffer.alloc(0),
		Buffer.alloc(5000),
		Buffer.from('\u0000\r\n\r\n: :'),
		Buffer.from([255, 254])
	])
		await expect(receiveMail({ db, now: aMonday }, bytes)).rejects.toThrow('reply_address');
});

test('a head without end, and parts in parts without end, are refused and not brought again', async () => {
	await expect(receiveMail({ db, now: aMonday }, Buffer.alloc(3_000_000, 'x'))).rejects.toThrow(
		'mail_unreadable'
	);
	const nested = 'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n'.repeat(5000);
	await expect(receiveMail({ db, now: aMonday }, Buffer.from(nested))).rejects.toBeInstanceOf(
		Refusal
	);
});

test('HTML of any depth is read or refused, and breaks nothing', async () => {
	const deep = '<div>'.repeat(50_000);
	expect(await answers({ html: `${deep}Deep.` })).toMatchObject({
		outcome: expect.stringMatching(/written|refused/)
	});
});

/** The head of a mail of Bo's with a line more, as bytes that no program of today would send. */
async function headOf(line: string): Promise<string> {
	return [
		`From: ${await addressOf(bo)}`,
		`To: ${await replyAddressOf(bo, comment)}`,
		'Message-ID: <8@koti.example>',
		line,
		'',
		''
	].join('\r\n');
}
