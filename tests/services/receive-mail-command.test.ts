import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import { aCity, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { anAnswerBy } from '../support/incoming.ts';
import { aThread } from '../support/thread.ts';

let database: FreshDatabase;
let aino: Context;
let thread: number;

beforeAll(async () => {
	database = await freshDatabase();
	const city = await aCity(database.db);
	const group = await aGroup(database.db, city);
	aino = await seated(await resident(database.db, city, 'Aino', { now: new Date() }), group);
	thread = await aThread(aino, group);
});
afterAll(() => database.drop());

test('what a mail server hands over becomes a comment, with status 0', async () => {
	const mail = await anAnswerBy(aino, thread, { text: 'Hyvä ajatus.\n\n-- \nAino' });
	expect(await handedOver(mail)).toMatchObject({ status: 0, said: '' });
	expect(await comments()).toEqual([{ body: 'Hyvä ajatus.' }]);
});

test('to no address of ours it is refused with status 65 and a sentence', async () => {
	const mail = await anAnswerBy(aino, thread, { text: 'x', to: 'reply+abc@mail.kumppani.example' });
	expect(await handedOver(mail)).toEqual({
		status: 65,
		said: 'This is no address that takes answers, or it is not complete.\n'
	});
});

test('twenty megabytes are taken off the mail server’s hands, and refused with status 65', async () => {
	expect(await handedOver(Buffer.alloc(20_000_000, 'x'))).toMatchObject({
		status: 65,
		said: expect.stringContaining('larger than 10 MB')
	});
});

test('while the database cannot be reached the mail server keeps it: status 75', async () => {
	const mail = await anAnswerBy(aino, thread, { text: 'Later.' });
	const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
	expect(await handedOver(mail, nowhere)).toMatchObject({ status: 75 });
	expect(await handedOver(mail, { LOG_LEVEL: 'wrong' })).toMatchObject({ status: 75 });
	expect(await comments()).toHaveLength(1);
});

async function handedOver(mail: Buffer, wishes: Record<string, string> = {}) {
	const env = { ...process.env, DATABASE_URL: database.url, ...wishes };
	const command = spawn(process.execPath, ['src/cli/main.ts', 'receive-mail'], { env });
	command.stdin.end(mail);
	const [said, [status]] = await Promise.all([text(command.stderr), once(command, 'exit')]);
	return { status: status as number, said };
}

async function comments() {
	return database.db.selectFrom('comment').select('body').execute();
}
