import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountContext } from '#lib/server/context.ts';
import { isPassword } from '#lib/server/passwords.ts';
import {
	askForSignInLink,
	seeSignInLink,
	signInByLink,
	signInByPassword,
	signOut
} from '#lib/server/services/sign-in.ts';
import { signUp } from '#lib/server/services/sign-up.ts';
import { askForReset } from '#lib/server/services/reset.ts';
import { readSession } from '#lib/server/sessions/lucia.ts';
import { aMember, anAddress, aStranger, goodPassword, withCookies } from '../support/account.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { lettersSent, linkMailedTo } from '../support/letters.ts';
import { noting } from '../support/statements.ts';

let fresh: FreshDatabase;
let aino: { id: number; email: string };
let browser: AccountContext;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.drop());
beforeEach(async () => {
	aino = await aMember(fresh.db, 'Aino');
	browser = aStranger(fresh.db);
});

const byPassword = (password = goodPassword, email = aino.email) =>
	signInByPassword(browser, { email, password, next: '/espoo' });

describe('by password', () => {
	test('one is signed in and goes on to where one was heading', async () => {
		const opened = await byPassword();
		expect(opened.next).toBe('/espoo');
		const found = await readSession(fresh.db, opened.session.id);
		expect(found?.account).toMatchObject({ accountId: aino.id, email: aino.email });
	});

	test('a wrong password and an unknown address are refused in the same words', async () => {
		const refusal = { reason: 'sign_in_failed', field: undefined };
		await expect(byPassword('not the right one')).rejects.toMatchObject(refusal);
		const nobody = byPassword(goodPassword, anAddress('nobody'));
		await expect(nobody).rejects.toMatchObject(refusal);
	});

	test('a password that is only a hash of the database opens nothing', async () => {
		const { rows } = await sql<{ password_hash: string }>`
			select password_hash from account where id = ${aino.id}`.execute(fresh.db);
		const hash = rows[0]?.password_hash ?? '';
		expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=3,p=1\$/);
		expect(await isPassword(hash, hash)).toBe(false);
	});

	test('each sign-in is a new session, and the one that was open in this browser ends', async () => {
		const first = await byPassword();
		browser = await withCookies(browser, first);
		const second = await byPassword();
		expect(second.session.id).not.toBe(first.session.id);
		expect(await readSession(fresh.db, first.session.id)).toBeUndefined();
		expect(await readSession(fresh.db, second.session.id)).toBeDefined();
	});

	test('a session that a stranger planted before is not the one that is signed in', async () => {
		const mallory = await aMember(fresh.db, 'Mallory');
		const planted = await byPassword(goodPassword, mallory.email);
		browser = await withCookies(browser, planted);
		const { session } = await byPassword();
		expect(session.id).not.toBe(planted.session.id);
	});
});

describe('by a mailed link', () => {
	test('one is signed in once, after a button: looking at the page does nothing', async () => {
		await askForSignInLink(browser, { email: aino.email, next: '/fi/espoo/proposals' });
		const link = await linkMailedTo(fresh.db, aino.email);
		expect(await seeSignInLink(browser, link)).toEqual({ email: aino.email });
		expect(await seeSignInLink(browser, link)).toEqual({ email: aino.email });
		const opened = await signInByLink(browser, link);
		expect(opened.next).toBe('/fi/espoo/proposals');
		expect((await readSession(fresh.db, opened.session.id))?.account.accountId).toBe(aino.id);
		await expect(signInByLink(browser, link)).rejects.toThrow('link_gone');
	});

	test('two who use one link at once are one session', async () => {
		await askForSignInLink(browser, { email: aino.email, next: '' });
		const link = await linkMailedTo(fresh.db, aino.email);
		const tries = Array.from({ length: 8 }, () => signInByLink(browser, link));
		const results = await Promise.allSettled(tries);
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	test('a link works for half an hour', async () => {
		await askForSignInLink(browser, { email: aino.email, next: '' });
		const link = await linkMailedTo(fresh.db, aino.email);
		const { rows } = await sql<{ minutes: number }>`
			select round(extract(epoch from expires_at - now()) / 60)::int as minutes
			from account_token where email = ${aino.email}`.execute(fresh.db);
		expect(rows).toEqual([{ minutes: 30 }]);
		await sql`update account_token set expires_at = now() where email = ${aino.email}`.execute(
			fresh.db
		);
		await expect(signInByLink(browser, link)).rejects.toThrow('link_gone');
	});

	test('a link of one purpose is none of another', async () => {
		await askForReset(browser, aino.email);
		const link = await linkMailedTo(fresh.db, aino.email);
		await expect(signInByLink(browser, link)).rejects.toThrow('link_gone');
	});

	test('an address without an account gets a mail that says so, with no link to use', async () => {
		const nobody = anAddress('nobody');
		await askForSignInLink(browser, { email: nobody, next: '' });
		const [mail] = await lettersSent(fresh.db);
		expect(mail).toMatchObject({ to: nobody, subject: 'No account with this address' });
		expect(mail?.text).not.toMatch(/[a-z2-7]{32}/);
	});

	test.each(['', 'x', 'a'.repeat(32), 'ä', '../../etc', '\u0000'])(
		'%o is no link',
		async (link) => {
			await expect(signInByLink(browser, link)).rejects.toThrow('link_gone');
		}
	);
});

test('signing out kills the session on the server, and again is harmless', async () => {
	const opened = await byPassword();
	browser = await withCookies(browser, opened);
	await signOut(browser);
	expect(await readSession(fresh.db, opened.session.id)).toBeUndefined();
	await signOut(browser);
	await signOut(aStranger(fresh.db));
});

describe('whether an address has an account', () => {
	const asks = {
		'sign-in': (context: AccountContext, email: string) =>
			signInByPassword(context, { email, password: 'not the right one', next: '' }),
		'sign-in link': (context: AccountContext, email: string) =>
			askForSignInLink(context, { email, next: '' }),
		reset: (context: AccountContext, email: string) => askForReset(context, email),
		'sign-up': (context: AccountContext, email: string) =>
			signUp(context, { name: 'Eeva Salo', email, password: goodPassword, next: '' })
	};

	test.each(Object.entries(asks))('%s does not tell by what it does', async (_name, ask) => {
		const seen = async (email: string) => {
			const { db, kinds } = noting(fresh.db);
			await ask(aStranger(db), email).catch(() => undefined);
			return kinds;
		};
		const known = await seen(aino.email);
		expect(known.length).toBeGreaterThan(1);
		expect(await seen(anAddress('nobody'))).toEqual(known);
		await lettersSent(fresh.db);
	});

	test('sign-in does not tell by its time: a password is tried against nobody as well', async () => {
		const time = async (email: string) => {
			const times = [];
			for (let n = 0; n < 5; n++) {
				const began = performance.now();
				await byPassword('not the right one', email).catch(() => undefined);
				times.push(performance.now() - began);
				browser = aStranger(fresh.db);
			}
			return Math.min(...times);
		};
		const [known, unknown] = [await time(aino.email), await time(anAddress('nobody'))];
		expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2);
	});
});

test('no secret lies readable in any table: not of a session, a device, a link or a password', async () => {
	const secrets = [goodPassword];
	secrets.push(
		await signUp(browser, {
			name: 'Eeva Salo',
			email: anAddress('eeva'),
			password: goodPassword,
			next: ''
		})
	);
	await askForSignInLink(browser, { email: aino.email, next: '' });
	await askForReset(browser, aino.email);
	const everywhere = await wholeDatabase();
	for (const mail of await lettersSent(fresh.db)) {
		const [link] = /[a-z2-7]{32}$/m.exec(mail.text) ?? [];
		if (link) secrets.push(link);
	}
	const { session, device } = await byPassword();
	secrets.push(session.id, device);

	const after = await wholeDatabase();
	expect(secrets).toHaveLength(7);
	expect(after).toContain(aino.email);
	for (const secret of secrets) {
		expect(everywhere).not.toContain(secret);
		expect(after).not.toContain(secret);
	}
});

/** Every row of every table, the queue's too, as one text. */
async function wholeDatabase(): Promise<string> {
	const { rows: tables } = await sql<{ schema: string; name: string }>`
		select schemaname as schema, tablename as name from pg_tables
		where schemaname in ('public', 'pgboss')`.execute(fresh.db);
	const texts = await Promise.all(
		tables.map(async ({ schema, name }) => {
			const { rows } = await sql`select t::text from ${sql.table(`${schema}.${name}`)} t`.execute(
				fresh.db
			);
			return JSON.stringify(rows);
		})
	);
	return texts.join('\n');
}
