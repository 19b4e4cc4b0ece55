// Before the journeys: the production build, served as `npm start` serves it, on a database of its
// own with a mail server that keeps every letter, and with a machine that translates.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { connect } from '#lib/server/database/connect.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { newVapidKeys } from '#lib/server/push/vapid.ts';
import { freePort } from '#lib/server/database/embedded/free-port.ts';
import { seed } from '../../src/cli/seed.ts';
import { buildAfresh, buildIsFresh } from '../../src/cli/support/fresh-build.ts';
import { replyDomain } from '../support/incoming.ts';
import { startMailServer } from '../support/mail-server.ts';
import { createDatabase, dropDatabase, startServer } from '../support/server.ts';
import { startTranslationService } from '../support/translation-service.ts';

const results = path.resolve(import.meta.dirname, '../../.test-results');
const logFile = path.join(results, 'site.log');

export default async function setup(): Promise<() => Promise<void>> {
	if (!buildIsFresh()) await buildAfresh();
	const server = await startServer();
	const database = await createDatabase(server.url);
	await prepare(database.url);
	const mail = await startMailServer();
	const translation = await startTranslationService();

	const port = await freePort();
	process.env.SITE_URL = `http://localhost:${port}`;
	process.env.DATABASE_URL = database.url;
	process.env.MAILBOX_URL = mail.mailboxUrl;
	process.env.REPLY_DOMAIN = replyDomain;
	process.env.INBOUND_MAIL_SECRET = randomUUID();
	process.env.TRANSLATION_URL = translation.url;
	const site = await startSite({ port, smtpUrl: mail.smtpUrl });

	return async () => {
		site.kill('SIGTERM');
		const [status] = (await once(site, 'exit')) as [number | null];
		await mail.stop();
		await translation.stop();
		await dropDatabase(server.url, database.name);
		await server.stop();
		if (status !== 0) throw new Error(`The site did not stop well (${status}):\n${said()}`);
	};
}

/** What is walked and weighed is the demo's town; journeys found cities of their own. */
async function prepare(url: string): Promise<void> {
	const db = connect(url);
	await migrate(db);
	await seed(db, { now: new Date() });
	// What a city has to switch on is walked too.
	await db.updateTable('city').set({ offers_translation: true }).execute();
	await db.destroy();
}

async function startSite(options: { port: number; smtpUrl: string }): Promise<ChildProcess> {
	const vapid = newVapidKeys();
	const program = path.resolve(import.meta.dirname, '../../src/cli/serve.ts');
	const site = spawn(process.execPath, [program], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...process.env,
			HOST: '127.0.0.1',
			PORT: String(options.port),
			ORIGIN: process.env.SITE_URL,
			ADDRESS_HEADER: 'x-forwarded-for',
			SMTP_URL: options.smtpUrl,
			VAPID_PUBLIC_KEY: vapid.publicKey,
			VAPID_PRIVATE_KEY: vapid.privateKey,
			VAPID_SUBJECT: 'mailto:participation@kumppani.example',
			KUMPPANI_DEMO: ''
		}
	});
	mkdirSync(results, { recursive: true });
	const log = createWriteStream(logFile);
	await new Promise<void>((resolve, reject) => {
		const read = (words: Buffer) => {
			log.write(words);
			if (words.includes('Kumppani serves')) resolve();
		};
		site.stdout.on('data', read);
		site.stderr.on('data', read);
		site.once('close', () =>
			log.end(() => reject(new Error(`The site did not start:\n${said()}`)))
		);
	});
	return site;
}

function said(): string {
	return readFileSync(logFile, 'utf8');
}
