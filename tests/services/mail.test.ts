import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { openCarrier, type Carrier } from '#lib/server/mail/carrier.ts';
import { deliverMail } from '#lib/server/mail/deliver.ts';
import { sendMail, sendingMail } from '#lib/server/mail/queue.ts';
import { render } from '#lib/server/mail/render.ts';
import { listDemoMail } from '#lib/server/services/demo-mail.ts';
import { aPerson } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { bag } from '../support/letters.ts';
import { mailbox } from '../support/mailbox.ts';
import { startMailServer } from '../support/mail-server.ts';

let fresh: FreshDatabase;
let folder: string;
beforeAll(async () => {
	fresh = await freshDatabase();
	folder = await mkdtemp(path.join(tmpdir(), 'kumppani-mail-'));
});
afterAll(async () => {
	await fresh.drop();
	await rm(folder, { recursive: true });
});

const job = { id: 'one', tries: 1 };

test('an account is written to in its own language, at the address it has by then', async () => {
	const aino = await aPerson(fresh.db, 'Aino', 'fi');
	const payload = { template: 'password-changed', to: { accountId: aino.accountId }, params: {} };
	await fresh.db
		.updateTable('account')
		.set({ email: 'aino.uusi@example.org' })
		.where('id', '=', aino.accountId)
		.execute();

	const { carrier, carried } = bag();
	await deliverMail(fresh.db, carrier)(payload, job);
	expect(carried).toMatchObject([
		{ to: 'aino.uusi@example.org', locale: 'fi', subject: 'Salasana on vaihdettu' }
	]);
	expect(carried[0]?.text).toContain('https://kumppani.example/fi/reset');
	expect(carried[0]?.html).toContain('<html lang="fi">');
});

test('nobody is written to when the account is gone', async () => {
	const { carrier, carried } = bag();
	const payload = { template: 'password-changed', to: { accountId: 999_999 }, params: {} };
	await deliverMail(fresh.db, carrier)(payload, job);
	expect(carried).toEqual([]);
});

test('a mail that the server does not take is tried again', async () => {
	const aino = await aPerson(fresh.db, 'Aino');
	const carrier: Carrier = {
		...bag().carrier,
		carry: () => Promise.reject(new Error('450 try later'))
	};
	const payload = { template: 'password-changed', to: { accountId: aino.accountId }, params: {} };
	await expect(deliverMail(fresh.db, carrier)(payload, job)).rejects.toThrow('450');
});

test('an act that is tried again with its key writes once to each person', async () => {
	const [aino, ville] = [await aPerson(fresh.db, 'Aino'), await aPerson(fresh.db, 'Ville')];
	for (const { accountId } of [aino, ville, aino]) {
		await fresh.db
			.transaction()
			.execute((trx) =>
				sendMail(
					trx,
					{ template: 'password-changed', to: { accountId }, params: {} },
					{ key: 'change 7' }
				)
			);
	}
	const { rows } = await sql`select 1 from pgboss.job where name = ${sendingMail}`.execute(
		fresh.db
	);
	expect(rows).toHaveLength(2);
});

test('what people wrote cannot become HTML, and names no colour that the dark would swallow', () => {
	const { html, text, subject } = render(
		{
			subject: 'About\n<b>bikes</b>',
			from: 'Espoo & co',
			paragraphs: [{ text: '<script>alert("1")</script>\nsecond', lang: 'sv', quote: true }],
			act: { text: 'Read', href: 'https://kumppani.example/espoo?a=1&b=2' },
			closing: ['Why "this" came']
		},
		'en'
	);
	expect(subject).toBe('About <b>bikes</b>');
	expect(html).not.toMatch(
		/<script|<b>|<img|src=|#[0-9a-f]{3}|(?:background|[^-]color):(?!inherit)/
	);
	expect(html).toContain('<blockquote lang="sv"');
	expect(html).toContain('href="https://kumppani.example/espoo?a=1&amp;b=2"');
	expect(text).toContain('> <script>alert("1")</script>\n> second');
	expect(text).toContain('Read:\nhttps://kumppani.example/espoo?a=1&b=2');
});

test('the demo keeps its mails, newest first, with links that lead where their reader is', async () => {
	const config = readConfig({ KUMPPANI_DEMO: '1', DATA_DIR: folder });
	expect(await listDemoMail(config, 'http://10.0.0.7:3000')).toEqual([]);
	const carrier = openCarrier(config);
	for (const subject of ['first', 'second']) {
		await carrier?.carry({
			to: 'aino@example.org',
			locale: 'en',
			subject,
			text: `${carrier.origin}/link/abc`,
			html: ''
		});
	}
	expect(await listDemoMail(config, 'http://10.0.0.7:3000')).toMatchObject([
		{ subject: 'second', text: 'http://10.0.0.7:3000/link/abc' },
		{ subject: 'first' }
	]);
});

test('outside the demo its page of mails does not exist', async () => {
	await expect(listDemoMail(readConfig({}), 'https://kumppani.example')).rejects.toThrow(
		'not_found'
	);
});

test('without a mail server there is no carrier, and mails wait', () => {
	expect(openCarrier(readConfig({ ORIGIN: 'https://kumppani.example' }))).toBeUndefined();
});

test('a mail server gets text and HTML of the same words, once, from the address of the site', async () => {
	const server = await startMailServer();
	process.env.MAILBOX_URL = server.mailboxUrl;
	const carrier = openCarrier(
		readConfig({ SMTP_URL: server.smtpUrl, ORIGIN: 'https://kumppani.example' })
	);
	await carrier?.carry({
		to: 'asa@umea.example',
		locale: 'sv',
		subject: 'Välkommen',
		text: 'Hej Åsa\n',
		html: '<p>Hej Åsa</p>'
	});
	expect(await mailbox.all('asa@umea.example')).toMatchObject([
		{
			from: '"Kumppani" <no-reply@kumppani.example>',
			subject: 'Välkommen',
			text: 'Hej Åsa\n',
			html: '<p>Hej Åsa</p>',
			headers: { 'auto-submitted': 'auto-generated', 'content-language': 'sv' }
		}
	]);
	carrier?.close();
	await server.stop();
});
