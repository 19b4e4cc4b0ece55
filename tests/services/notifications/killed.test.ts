import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import { enqueue } from '#lib/server/jobs/queue.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { followSubject } from '#lib/server/services/follows.ts';
import { sendingNotifications } from '#lib/server/services/notifications/sending.ts';
import { aCity, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import { mailbox } from '../../support/mailbox.ts';
import { startMailServer, type MailServer } from '../../support/mail-server.ts';
import { addressOf, chooses, tellAll } from '../../support/notifications.ts';
import { anAnswer, aProposal } from '../../support/proposal.ts';

let fresh: FreshDatabase;
let mails: MailServer;
beforeAll(async () => {
	fresh = await freshDatabase();
	mails = await startMailServer();
	process.env.MAILBOX_URL = mails.mailboxUrl;
});
afterAll(async () => {
	// Whatever failed: no process stays behind that waits for a database which is gone.
	for (const child of children) child.kill('SIGKILL');
	await mails.stop();
	await fresh.drop();
});

const program = path.resolve(import.meta.dirname, '../../support/sending-process.ts');
const followers = 12;
const children: ChildProcess[] = [];

/** Works until the mail server has taken so many mails, and is killed before the last is marked. */
async function sendUntilKilled(now: Date, most: number): Promise<void> {
	const child = spawn(
		process.execPath,
		[program, fresh.url, mails.smtpUrl, now.toISOString(), String(most)],
		{ stdio: ['ignore', 'pipe', 'inherit'] }
	);
	children.push(child);
	let said = '';
	child.stdout.on('data', (bytes: Buffer) => {
		said += bytes.toString();
		if (said.includes(`taken ${most}\n`)) child.kill('SIGKILL');
	});
	await once(child, 'exit');
}

/** What the queue does by itself a while after a worker has died: its jobs are given to others. */
async function giveBack(): Promise<void> {
	await sql`update pgboss.job set state = 'retry', start_after = now() where state = 'active'`.execute(
		fresh.db
	);
}

test('a worker killed between sending and marking loses no mail, and sends one twice at most, under the same name', async () => {
	const city = await aCity(fresh.db);
	const group = await aGroup(fresh.db, city);
	const aino = await seated(await resident(fresh.db, city, 'Aino'), group);
	const maija = await resident(fresh.db, city, 'Maija', { role: 'admin' });
	const people: Context[] = [];
	const id = await aProposal(aino, group);
	for (let number = 0; number < followers; number += 1) {
		const person = await resident(fresh.db, city, `Follower ${number}`);
		await followSubject(person, { kind: 'content', id });
		people.push(await chooses(person, { rhythm: 'at-once' }));
	}
	await answerProposal(maija, id, anAnswer());
	await tellAll(fresh.db);
	await sql`delete from pgboss.job where name <> ${sendingNotifications}`.execute(fresh.db);
	await fresh.db.transaction().execute((trx) => enqueue(trx, sendingNotifications, {}));

	await sendUntilKilled(aino.now, 5);
	await giveBack();
	// The first mail is sent again; all the others follow.
	await sendUntilKilled(aino.now, followers - 5 + 1);

	const letters = await Promise.all(
		people.map(async (person) => mailbox.all(await addressOf(person)))
	);
	const counts = letters.map((mine) => mine.length);
	expect(counts.filter((count) => count === 0)).toEqual([]);
	expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(followers + 1);
	const twice = letters.find((mine) => mine.length === 2);
	expect(twice?.[0]?.headers['message-id']).toBe(twice?.[1]?.headers['message-id']);
}, 180_000);
