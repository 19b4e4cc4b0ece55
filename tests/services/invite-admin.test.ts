import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AccountContext } from '#lib/server/context.ts';
import { cityBySlug } from '#lib/server/queries/cities.ts';
import {
	acceptAdminInvitation,
	inviteAdmin,
	seeAdminInvitation,
	signUpAsAdmin
} from '#lib/server/services/admin-invitations.ts';
import { arrive } from '#lib/server/services/arrival.ts';
import { foundCity } from '#lib/server/services/founding.ts';
import { signInByPassword } from '#lib/server/services/sign-in.ts';
import { run } from '../../src/cli/invite-admin.ts';
import { aMember, anAddress, aStranger, goodPassword, withCookies } from '../support/account.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const espoo = ['--name', 'Espoo', '--languages', 'fi,sv,en', '--time-zone', 'Europe/Helsinki'];
const colour = ['--accent', '#0050BB'];

let fresh: FreshDatabase;
let said: string[];
beforeAll(async () => {
	fresh = await freshDatabase();
	vi.stubEnv('DATABASE_URL', fresh.url);
	vi.stubEnv('ORIGIN', 'https://kumppani.example');
});
afterAll(async () => {
	vi.unstubAllEnvs();
	await fresh.drop();
});
beforeEach(() => {
	said = [];
	vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(() => vi.restoreAllMocks());

/** Invites by the command line. @returns the secret of the printed link */
async function invited(email: string, slug: string, ...more: string[]): Promise<string> {
	await run([email, '--city', slug, ...more]);
	const link = /https:\/\/kumppani\.example\/admin-invitation\/([a-z2-7]{32})$/.exec(
		said.at(-1) ?? ''
	);
	return link?.[1] ?? '';
}

async function roleOf(context: AccountContext, slug: string): Promise<string> {
	const arrived = await arrive(context, slug, context.account, { settle: false });
	return arrived?.actor.kind === 'resident' ? arrived.actor.role : (arrived?.actor.kind ?? 'none');
}

test('a new database has no account and no city', async () => {
	const untouched = await freshDatabase();
	const { rows } = await sql<{ n: number }>`
		select (select count(*) from account) + (select count(*) from city) as n`.execute(untouched.db);
	await untouched.drop();
	expect(rows).toEqual([{ n: 0 }]);
});

describe('the command line', () => {
	test('founds a city and prints a link with which its first admin signs up', async () => {
		const email = anAddress('kaarina');
		const link = await invited(email, 'espoo', ...espoo, ...colour);
		expect(said[0]).toBe('Founded Espoo (espoo).');
		expect(await cityBySlug(fresh.db, 'espoo')).toMatchObject({
			names: { fi: 'Espoo', sv: 'Espoo', en: 'Espoo' },
			locales: ['fi', 'sv', 'en'],
			timeZone: 'Europe/Helsinki',
			accent: '#0050bb'
		});

		const browser = aStranger(fresh.db);
		expect(await seeAdminInvitation(browser, link)).toMatchObject({ email, hasAccount: false });
		const person = { name: 'Kaarina Heikkilä', password: goodPassword };
		const opened = await signUpAsAdmin(browser, link, person);
		expect(opened.next).toBe('/espoo');
		expect(await roleOf(await withCookies(browser, opened), 'espoo')).toBe('admin');
		await expect(signUpAsAdmin(browser, link, person)).rejects.toThrow('link_gone');
	});

	test('says what it needs to found a city, and founds nothing without it', async () => {
		const attempt = run(['x@koti.example', '--city', 'vantaa', '--name', 'Vantaa', ...colour]);
		await expect(attempt).rejects.toThrow(/no city "vantaa" yet[^]*--languages[^]*--time-zone/);
		expect(await cityBySlug(fresh.db, 'vantaa')).toBeUndefined();
	});

	test.each([
		[['--city', 'sign-in', ...espoo, ...colour], /--city/],
		[['--city', 'vantaa', ...espoo, '--accent', 'red'], /--accent/],
		[['--city', 'vantaa', ...espoo.with(3, 'fi,et'), ...colour], /--languages/],
		[['--city', 'vantaa', ...espoo.with(5, 'Helsinki'), ...colour], /--time-zone/]
	])('does not take %o', async (words, sentence) => {
		await expect(run(['x@koti.example', ...words])).rejects.toThrow(sentence);
	});

	test('does not change a city that is there, and takes no word that is no address', async () => {
		const { slug } = await aCity(fresh.db);
		const change = run(['x@koti.example', '--city', slug, '--name', 'Other']);
		await expect(change).rejects.toThrow(/leave out --name/);
		await expect(run(['kaarina', '--city', slug])).rejects.toThrow('email');
		await expect(run(['x@koti.example'])).rejects.toThrow(/^npm run/);
	});
});

describe('an invitation', () => {
	test('is accepted by the invited account alone, once', async () => {
		const { slug } = await aCity(fresh.db);
		const ville = await aMember(fresh.db, 'Ville');
		const link = await invited(ville.email, slug);
		const signIn = async (email: string) => {
			const context = aStranger(fresh.db);
			const credentials = { email, password: goodPassword, next: '' };
			return withCookies(context, await signInByPassword(context, credentials));
		};
		const mallory = await signIn((await aMember(fresh.db, 'Mallory')).email);
		await expect(acceptAdminInvitation(mallory, link)).rejects.toThrow('other_account');
		await expect(acceptAdminInvitation(aStranger(fresh.db), link)).rejects.toThrow(
			'sign_in_required'
		);

		const him = await signIn(ville.email);
		expect(await seeAdminInvitation(him, link)).toMatchObject({ forMe: true, hasAccount: true });
		const both = await Promise.allSettled([
			acceptAdminInvitation(him, link),
			acceptAdminInvitation(him, link)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await roleOf(him, slug)).toBe('admin');
		expect(await roleOf(mallory, slug)).toBe('newcomer');
	});

	test('cannot take over an account: its owner signs in first', async () => {
		const { slug } = await aCity(fresh.db);
		const ville = await aMember(fresh.db, 'Ville');
		const link = await invited(ville.email, slug);
		const chosen = { name: 'Mallory', password: 'toinen pitkä lause' };
		await expect(signUpAsAdmin(aStranger(fresh.db), link, chosen)).rejects.toThrow(
			'account_exists'
		);
	});

	test('and its acceptance stand in the log of the city, without an address', async () => {
		const city = await aCity(fresh.db);
		const link = await invited(anAddress('sabine'), city.slug);
		const person = { name: 'Sabine Krämer', password: goodPassword };
		await signUpAsAdmin(aStranger(fresh.db), link, person);
		const { rows } = await sql<{ verb: string; detail: object }>`
			select verb, detail from activity where city_id = ${city.id} order by id`.execute(fresh.db);
		expect(rows).toEqual([
			{ verb: 'invite admin', detail: {} },
			{ verb: 'accept admin invitation', detail: {} }
		]);
	});

	test('is sent by who may appoint staff, and a city is founded at the server alone', async () => {
		const city = await aCity(fresh.db);
		await expect(inviteAdmin(asVisitor(fresh.db, city), 'x@koti.example')).rejects.toThrow(
			'sign_in_required'
		);
		const aino = await resident(fresh.db, city, 'Aino', { role: 'facilitator' });
		await expect(inviteAdmin(aino, 'x@koti.example')).rejects.toThrow('forbidden');
		const admin = await resident(fresh.db, city, 'Kaarina', { role: 'admin' });
		const founding = foundCity(admin, {
			slug: 'lahti',
			name: 'Lahti',
			languages: ['fi'],
			timeZone: 'Europe/Helsinki',
			accent: '#005a50'
		});
		await expect(founding).rejects.toThrow('forbidden');
	});
});
