import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountContext } from '#lib/server/context.ts';
import { accountByEmail } from '#lib/server/queries/accounts.ts';
import { signInByPassword } from '#lib/server/services/sign-in.ts';
import {
	confirmSignUp,
	confirmSignUpAnew,
	seeSignUp,
	signUp
} from '#lib/server/services/sign-up.ts';
import { aMember, anAddress, aStranger, goodPassword, withCookies } from '../support/account.ts';
import { aCity } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { lettersSent, linkMailedTo } from '../support/letters.ts';

let fresh: FreshDatabase;
let aino: AccountContext;
let email: string;
beforeAll(async () => {
	fresh = await freshDatabase();
	await aCity(fresh.db);
});
afterAll(() => fresh.drop());
beforeEach(() => {
	aino = aStranger(fresh.db);
	email = anAddress('aino');
});

const form = (more = {}) => ({
	name: 'Aino Lehtonen',
	email,
	password: goodPassword,
	next: '/fi/espoo',
	...more
});

test('a sign-up is nothing before its mailed link is confirmed', async () => {
	await signUp(aino, form());
	expect(await accountByEmail(fresh.db, email)).toBeUndefined();
	const tried = signInByPassword(aino, { email, password: goodPassword, next: '' });
	await expect(tried).rejects.toThrow('sign_in_failed');
});

test('who confirms in the browser of the sign-up has an account and is signed in', async () => {
	const browser = await signUp(aino, form());
	const link = await linkMailedTo(fresh.db, email);
	expect(await seeSignUp(aino, link, browser)).toEqual({
		name: 'Aino Lehtonen',
		email,
		sameBrowser: true
	});
	const opened = await confirmSignUp(aino, link, browser);
	expect(opened.next).toBe('/fi/espoo');
	const { account } = await withCookies(aino, opened);
	expect(account).toMatchObject({ email, displayName: 'Aino Lehtonen', locale: 'en' });
	await signInByPassword(aino, { email, password: goodPassword, next: '' });
});

test('looking at the page of the link, as mail scanners do, changes nothing', async () => {
	const browser = await signUp(aino, form());
	const link = await linkMailedTo(fresh.db, email);
	await seeSignUp(aino, link, undefined);
	await seeSignUp(aino, link, undefined);
	expect(await accountByEmail(fresh.db, email)).toBeUndefined();
	await confirmSignUp(aino, link, browser);
});

describe('a stranger who signs up with the address of somebody else', () => {
	test('keeps no key: its owner chooses name and password anew', async () => {
		const stranger = aStranger(fresh.db);
		const theirs = 'pitkä tuntematon lause';
		await signUp(stranger, form({ name: 'Mallory', password: theirs }));
		const link = await linkMailedTo(fresh.db, email);

		expect(await seeSignUp(aino, link, undefined)).toMatchObject({ sameBrowser: false });
		await expect(confirmSignUp(aino, link, undefined)).rejects.toThrow('confirm_anew');
		await expect(confirmSignUp(aino, link, 'a guessed cookie')).rejects.toThrow('confirm_anew');
		await confirmSignUpAnew(aino, link, { name: 'Aino', password: goodPassword });

		const withTheirs = signInByPassword(stranger, { email, password: theirs, next: '' });
		await expect(withTheirs).rejects.toThrow('sign_in_failed');
		await signInByPassword(aino, { email, password: goodPassword, next: '' });
		expect(await accountByEmail(fresh.db, email)).toMatchObject({ displayName: 'Aino' });
	});
});

test('who has an account already is told so by mail, and nowhere else', async () => {
	const { email: taken } = await aMember(fresh.db, 'Ville');
	const answer = await signUp(aino, form({ email: taken }));
	expect(answer).toMatch(/^[a-z2-7]{32}$/);
	const mails = await lettersSent(fresh.db);
	expect(mails).toMatchObject([{ to: taken, subject: 'You already have an account' }]);
	expect(mails[0]?.text).not.toMatch(/\/confirm\//);
});

test('a confirmation that comes twice at once makes one account and one session', async () => {
	const browser = await signUp(aino, form());
	const link = await linkMailedTo(fresh.db, email);
	const results = await Promise.allSettled(
		Array.from({ length: 5 }, () => confirmSignUp(aino, link, browser))
	);
	expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	const refused = results.filter((result) => result.status === 'rejected');
	expect(refused.map(({ reason }) => reason.reason)).toEqual(Array(4).fill('link_gone'));
	const account = await accountByEmail(fresh.db, email);
	const { rows } = await sql`select 1 from session where account_id = ${account?.id}`.execute(
		fresh.db
	);
	expect(rows).toHaveLength(1);
});

test('two sign-ups with one address make one account: the second to confirm is refused', async () => {
	const first = await signUp(aino, form());
	const link = await linkMailedTo(fresh.db, email);
	const second = await signUp(aino, form({ name: 'Again' }));
	const other = await linkMailedTo(fresh.db, email);
	await confirmSignUp(aino, link, first);
	await expect(confirmSignUp(aino, other, second)).rejects.toThrow('account_exists');
});

test('a link works for a day', async () => {
	const browser = await signUp(aino, form());
	const link = await linkMailedTo(fresh.db, email);
	const { rows } = await sql<{ hours: number }>`
		select round(extract(epoch from expires_at - now()) / 3600)::int as hours
		from account_token where email = ${email}`.execute(fresh.db);
	expect(rows).toEqual([{ hours: 24 }]);
	await sql`update account_token set expires_at = now() where email = ${email}`.execute(fresh.db);
	await expect(confirmSignUp(aino, link, browser)).rejects.toThrow('link_gone');
});

test('a mail that is written a second time has a new link, and the first stops working', async () => {
	await signUp(aino, form());
	const { rows } = await sql<{ data: unknown }>`select data from pgboss.job`.execute(fresh.db);
	const first = await linkMailedTo(fresh.db, email);
	const job = JSON.stringify(rows[0]?.data);
	await sql`insert into pgboss.job (name, data) values ('send-mail', ${job}::text::jsonb)`.execute(
		fresh.db
	);
	const second = await linkMailedTo(fresh.db, email);
	await expect(seeSignUp(aino, first, undefined)).rejects.toThrow('link_gone');
	expect(await seeSignUp(aino, second, undefined)).toMatchObject({ email });
});

test.each([
	['aino-lehtonen', 'password_of_name'],
	['Espoo2026Espoo', 'password_of_city'],
	['kumppani-2026', 'password_of_site'],
	['password12345', 'password_common']
])('the password %s is refused with a sentence of its own', async (password, reason) => {
	await expect(signUp(aino, form({ password }))).rejects.toMatchObject({
		reason,
		field: 'password'
	});
});
