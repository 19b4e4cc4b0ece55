import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '#lib/server/database/connect.ts';
import { senderOf } from '#lib/server/http/network.ts';
import { hashOf } from '#lib/server/secrets.ts';
import { askForSignInLink, signInByLink, signInByPassword } from '#lib/server/services/sign-in.ts';
import { countTry, forgiveTry } from '#lib/server/services/throttle.ts';
import { aMember, anAddress, aStranger, goodPassword, withCookies } from '../support/account.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { lettersSent, linkMailedTo } from '../support/letters.ts';

let fresh: FreshDatabase;
let aino: { email: string };
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.drop());
beforeEach(async () => {
	aino = await aMember(fresh.db, 'Aino');
});

const wrong = (place?: string, email = aino.email) =>
	reasonOf(
		signInByPassword(aStranger(fresh.db, place), { email, password: 'a wrong guess', next: '' })
	);
const right = (context = aStranger(fresh.db)) =>
	reasonOf(signInByPassword(context, { email: aino.email, password: goodPassword, next: '' }));

test('of 50 tries at once exactly as many pass as one after another would', async () => {
	const limit = { act: 'knock', subject: 'door', most: 7, window: 60 };
	const tries = Array.from({ length: 50 }, () => reasonOf(countTry(fresh.db, [limit])));
	const reasons = await Promise.all(tries);
	expect(reasons.filter((reason) => reason === 'ok')).toHaveLength(7);
	const { rows } = await sql`select tries from throttle where act = 'knock'`.execute(fresh.db);
	expect(rows).toEqual([{ tries: 50 }]);
});

test('tries are counted over several processes', async () => {
	const other = connect(fresh.url, { max: 2 });
	const limit = { act: 'knock', subject: 'gate', most: 4, window: 60 };
	const tries = Array.from({ length: 10 }, (_, n) =>
		reasonOf(countTry(n % 2 ? fresh.db : other, [limit]))
	);
	expect((await Promise.all(tries)).filter((reason) => reason === 'ok')).toHaveLength(4);
	await other.destroy();
});

test('a window ends by the clock of the database, and the next begins at one', async () => {
	const limit = { act: 'knock', subject: 'window', most: 1, window: 60 };
	await countTry(fresh.db, [limit]);
	await expect(countTry(fresh.db, [limit])).rejects.toMatchObject({ retryAfter: 60 });
	await sql`update throttle set window_ends_at = now() where act = 'knock'`.execute(fresh.db);
	await countTry(fresh.db, [limit]);
	await expect(countTry(fresh.db, [limit])).rejects.toThrow('too_many');
});

test('a try that is forgiven was none', async () => {
	const limit = { act: 'knock', subject: 'friend', most: 1, window: 60 };
	for (let n = 0; n < 5; n++) {
		await countTry(fresh.db, [limit]);
		await forgiveTry(fresh.db, [limit]);
	}
});

test('windows that ended long ago are forgotten, and no address is kept readable', async () => {
	await wrong('192.0.2.7');
	const kept = async () => {
		const { rows } = await sql`select * from throttle where act = 'sign-in, one'`.execute(fresh.db);
		return rows;
	};
	expect(JSON.stringify(await kept())).not.toMatch(/192\.0\.2\.7|koti\.example/);
	await sql`update throttle set window_ends_at = now() - interval '2 hours'`.execute(fresh.db);
	await countTry(fresh.db, [{ act: 'knock', subject: 'later', most: 1, window: 60 }]);
	expect(await kept()).toEqual([]);
});

describe('guessing a password', () => {
	test('ends after five tries from one address, even for the right one', async () => {
		for (let n = 0; n < 5; n++) expect(await wrong('cellar')).toBe('sign_in_failed');
		expect(await wrong('cellar')).toBe('sign_in_by_link');
		expect(await right(aStranger(fresh.db, 'cellar'))).toBe('sign_in_by_link');
	});

	test('50 tries at once are five guesses', async () => {
		const reasons = await Promise.all(Array.from({ length: 50 }, () => wrong('swarm')));
		expect(reasons.filter((reason) => reason === 'sign_in_failed')).toHaveLength(5);
		expect(reasons.filter((reason) => reason === 'sign_in_by_link')).toHaveLength(45);
	});

	test('of many accounts ends after sixty tries from one address', async () => {
		await wrong('sprayer', anAddress('anyone'));
		await tried('sign-in, here', 'sprayer', 57);
		expect(await wrong('sprayer', anAddress('anyone'))).toBe('sign_in_failed');
		expect(await wrong('sprayer', anAddress('anyone'))).toBe('sign_in_failed');
		expect(await wrong('sprayer', anAddress('anyone'))).toBe('sign_in_by_link');
	});

	test('from many addresses asks for a mailed link after fifty tries', async () => {
		await strangersTried(49);
		expect(await wrong()).toBe('sign_in_failed');
		expect(await wrong()).toBe('sign_in_by_link');
		expect(await right()).toBe('sign_in_by_link');
	});

	test('from one stubborn address does not use up the tries of all', async () => {
		await Promise.all(Array.from({ length: 60 }, () => wrong('stubborn')));
		expect(await right()).toBe('ok');
	});

	test('is the same for an address that has no account', async () => {
		const nobody = anAddress('nobody');
		for (let n = 0; n < 5; n++) expect(await wrong('attic', nobody)).toBe('sign_in_failed');
		expect(await wrong('attic', nobody)).toBe('sign_in_by_link');
	});

	test('the right one does not count: a family behind one address signs in all day', async () => {
		for (let n = 0; n < 6; n++) expect(await right(aStranger(fresh.db, 'home'))).toBe('ok');
	});
});

describe('a stranger cannot lock the owner out', () => {
	test('who has signed in on this device before, whatever strangers try elsewhere', async () => {
		const home = aStranger(fresh.db, 'home of Aino');
		const credentials = { email: aino.email, password: goodPassword, next: '' };
		const opened = await signInByPassword(home, credentials);
		const device = { ...(await withCookies(home, opened)), account: undefined };

		await strangersTried(50);
		await Promise.all(Array.from({ length: 10 }, () => wrong('home of Aino')));
		expect(await right()).toBe('sign_in_by_link');
		expect(await right(device)).toBe('ok');
	});

	test('who asks for a mailed link, from a device that nobody knows', async () => {
		await strangersTried(50);
		const library = aStranger(fresh.db);
		expect(await right(library)).toBe('sign_in_by_link');
		await askForSignInLink(library, { email: aino.email, next: '' });
		await signInByLink(library, await linkMailedTo(fresh.db, aino.email));
	});

	test('a known device of one account is none of another', async () => {
		const ville = await aMember(fresh.db, 'Ville');
		const home = aStranger(fresh.db);
		const credentials = { email: ville.email, password: goodPassword, next: '' };
		const device = await withCookies(home, await signInByPassword(home, credentials));
		await strangersTried(50);
		expect(await right(device)).toBe('sign_in_by_link');
	});
});

describe('mailed links', () => {
	test('nobody fills a mailbox: four from one address, twelve in an hour from all', async () => {
		const ask = (place?: string) =>
			reasonOf(askForSignInLink(aStranger(fresh.db, place), { email: aino.email, next: '' }));
		const near = await Promise.all(Array.from({ length: 6 }, () => ask('one place')));
		expect(near.filter((reason) => reason === 'ok')).toHaveLength(4);
		const all = await Promise.all(Array.from({ length: 12 }, () => ask()));
		expect(all.filter((reason) => reason === 'ok').length).toBeLessThanOrEqual(8);
		expect((await lettersSent(fresh.db)).length).toBeLessThanOrEqual(12);
	});
});

describe('who a request is counted against', () => {
	test.each([
		['192.0.2.7', '192.0.2.7'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:DB8:0001:2::1', '2001:db8:1:2'],
		['2001:db8::7', '2001:db8:0:0'],
		['fe80::1%eth0', 'fe80:0:0:0'],
		['::1', '0:0:0:0'],
		['unknown', 'unknown']
	])('%s is %s', (address, network) => {
		expect(senderOf({ getClientAddress: () => address })).toBe(network);
	});

	test('who comes past the proxy that should name the client is one sender with all who do', () => {
		const unnamed = () => {
			throw new Error('Address header was specified, but is absent from request');
		};
		expect(senderOf({ getClientAddress: unnamed })).toBe('unknown');
		expect(senderOf({ getClientAddress: () => '' })).toBe('unknown');
	});
});

/** As many strangers, each from an address of their own, have guessed at Aino's password. */
async function strangersTried(times: number): Promise<void> {
	await wrong();
	await tried('sign-in, all', aino.email, times - 1);
}

/** So many more tries came in meanwhile. */
async function tried(act: string, subject: string, times: number): Promise<void> {
	await sql`update throttle set tries = tries + ${times}
		where act = ${act} and subject_hash = ${hashOf(subject)}`.execute(fresh.db);
}

async function reasonOf(act: Promise<unknown>): Promise<string> {
	try {
		await act;
		return 'ok';
	} catch (fault) {
		return fault instanceof Error ? fault.message : 'unknown';
	}
}
