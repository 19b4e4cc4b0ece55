import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AccountContext } from '#lib/server/context.ts';
import { endOtherSessions, endSession, listSessions } from '#lib/server/services/sessions.ts';
import { signInByPassword } from '#lib/server/services/sign-in.ts';
import { readSession } from '#lib/server/sessions/lucia.ts';
import { aMember, aStranger, goodPassword, withCookies } from '../support/account.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let aino: { email: string };
let laptop: AccountContext;
let phone: AccountContext;
let phoneCookie: string;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.drop());
beforeEach(async () => {
	aino = await aMember(fresh.db, 'Aino');
	laptop = (await signedIn('Safari, Mac')).context;
	({ context: phone, cookie: phoneCookie } = await signedIn('Firefox, Android'));
});

async function signedIn(label: string, email = aino.email) {
	const context = { ...aStranger(fresh.db), device: { label, secret: undefined } };
	const opened = await signInByPassword(context, { email, password: goodPassword, next: '' });
	return { context: await withCookies(context, opened), cookie: opened.session.id };
}

test('one sees where one is signed in, and which session is this one', async () => {
	const sessions = await listSessions(laptop);
	expect(sessions.map(({ device, here }) => [device, here])).toEqual([
		['Firefox, Android', false],
		['Safari, Mac', true]
	]);
	expect(Object.keys(sessions[0] ?? {}).sort()).toEqual([
		'device',
		'here',
		'id',
		'openedAt',
		'seenAt'
	]);
});

test('when a session was last used is known to the hour, and written no more often', async () => {
	const [session] = await listSessions(phone);
	expect(session?.seenAt.getTime()).toBeLessThanOrEqual(Date.now());
	expect(session?.seenAt.getMinutes()).toBe(0);

	const write = (ago: string) =>
		sql`update session set seen_at = date_trunc('hour', now()) - ${ago}::interval
			where id = ${session?.id}`.execute(fresh.db);
	const version = async () => {
		const { rows } = await sql`select xmin from session where id = ${session?.id}`.execute(
			fresh.db
		);
		return rows[0];
	};
	const before = await version();
	await readSession(fresh.db, phoneCookie);
	expect(await version()).toEqual(before);
	await write('3 hours');
	await readSession(fresh.db, phoneCookie);
	expect((await listSessions(phone)).find(({ here }) => here)?.seenAt).toEqual(session?.seenAt);
});

test('one can end another session: its cookie is worth nothing from then on', async () => {
	const other = (await listSessions(laptop)).find(({ here }) => !here);
	await endSession(laptop, other?.id ?? '');
	expect(await readSession(fresh.db, phoneCookie)).toBeUndefined();
	expect(await listSessions(laptop)).toMatchObject([{ here: true }]);
});

test('one can end all the others at once', async () => {
	await signedIn('Edge, Windows');
	await endOtherSessions(laptop);
	expect(await listSessions(laptop)).toMatchObject([{ device: 'Safari, Mac', here: true }]);
});

test('nobody ends the session of somebody else', async () => {
	const ville = await aMember(fresh.db, 'Ville');
	const { context } = await signedIn('Chrome, Linux', ville.email);
	const [session] = await listSessions(phone);
	await expect(endSession(context, session?.id ?? '')).rejects.toThrow('not_found');
	await endOtherSessions(context);
	expect(await listSessions(phone)).toHaveLength(2);
});

test.each(['', 'x', '1', '00000000-0000-0000-0000-000000000000', "' or 1=1"])(
	'%o is no session',
	async (id) => {
		await expect(endSession(laptop, id)).rejects.toThrow('not_found');
	}
);

test('a visitor has no sessions to see or end', async () => {
	const visitor = aStranger(fresh.db);
	await expect(listSessions(visitor)).rejects.toThrow('sign_in_required');
	await expect(endSession(visitor, 'x')).rejects.toThrow('sign_in_required');
	await expect(endOtherSessions(visitor)).rejects.toThrow('sign_in_required');
});

test('a session lasts thirty days, and longer for who comes back in time', async () => {
	const days = async () => {
		const { rows } = await sql<{ days: number }>`
			select round(extract(epoch from expires_at - now()) / 86400)::int as days
			from session where id_hash = ${phone.account?.sessionHash}`.execute(fresh.db);
		return rows[0]?.days;
	};
	const pass = (time: string) =>
		sql`update session set expires_at = expires_at - ${time}::interval
			where id_hash = ${phone.account?.sessionHash}`.execute(fresh.db);

	expect(await days()).toBe(30);
	await pass('20 days');
	expect(await readSession(fresh.db, phoneCookie)).toMatchObject({ fresh: true });
	expect(await days()).toBe(30);
	await pass('30 days');
	expect(await readSession(fresh.db, phoneCookie)).toBeUndefined();
});
