import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { openCarrier, type Carrier, type Outgoing } from '#lib/server/mail/carrier.ts';
import { deliverMail } from '#lib/server/mail/deliver.ts';
import { sendMail, sendingMail } from '#lib/server/mail/queue.ts';
import { render } from '#lib/server/mail/render.ts';
import { listDemoMail } from '#lib/server/services/demo-mail.ts';
import { aPerson } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

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
	const received = Promise.withResolvers<{ mail: ParsedMail; to: string[] }>();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, session, done) => {
			simpleParser(stream)
				.then((mail) =>
					received.resolve({ mail, to: session.envelope.rcptTo.map(({ address }) => address) })
				)
				.then(() => done(), done);
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as { port: number };
	const carrier = openCarrier(
		readConfig({ SMTP_URL: `smtp://127.0.0.1:${port}`, ORIGIN: 'https://kumppani.example' })
	);
	await carrier?.carry({
		to: 'asa@umea.example',
		locale: 'sv',
		subject: 'Välkommen',
		text: 'Hej Åsa\n',
		html: '<p>Hej Åsa</p>'
	});
	const { mail, to } = await received.promise;
	carrier?.close();
	await new Promise<void>((resolve) => server.close(() => resolve()));

	expect(to).toEqual(['asa@umea.example']);
	expect(mail).toMatchObject({ subject: 'Välkommen', text: 'Hej Åsa\n', html: '<p>Hej Åsa</p>' });
	expect(mail.from?.value).toEqual([{ name: 'Kumppani', address: 'no-reply@kumppani.example' }]);
	expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
});

/** A carrier that keeps what it was given. */
function bag(): { carrier: Carrier; carried: Outgoing[] } {
	const carried: Outgoing[] = [];
	return {
		carried,
		carrier: {
			origin: 'https://kumppani.example',
			carry: async (mail) => void carried.push(mail),
			close: () => undefined
		}
	};
}
