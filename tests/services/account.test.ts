import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountContext } from '#lib/server/context.ts';
import { accountById } from '#lib/server/queries/accounts.ts';
import {
	askForEmailChange,
	confirmEmailChange,
	seeEmailChange
} from '#lib/server/services/email-change.ts';
import { changeProfile } from '#lib/server/services/profile.ts';
import { askForReset, seeReset } from '#lib/server/services/reset.ts';
import { signInByPassword } from '#lib/server/services/sign-in.ts';
import { aMember, anAddress, aStranger, goodPassword, withCookies } from '../support/account.ts';
import { aCity, asResident, again } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { lettersSent, linkMailedTo } from '../support/letters.ts';

let fresh: FreshDatabase;
let aino: { id: number; email: string };
let browser: AccountContext;
let email: string;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.drop());
beforeEach(async () => {
	await lettersSent(fresh.db); // what earlier tests left in the queue
	aino = await aMember(fresh.db, 'Aino');
	browser = await signedIn(aino);
	email = anAddress('aino.uusi');
});

async function signedIn(person: { email: string }): Promise<AccountContext> {
	const context = aStranger(fresh.db);
	const credentials = { email: person.email, password: goodPassword, next: '' };
	return withCookies(context, await signInByPassword(context, credentials));
}

describe('a change of e-mail address', () => {
	test('is confirmed by the new address, and the old one is told twice', async () => {
		await askForEmailChange(browser, { email, current: goodPassword });
		expect(await accountById(fresh.db, aino.id)).toMatchObject({ email: aino.email });
		const mails = await lettersSent(fresh.db);
		expect(mails.map(({ to, subject }) => [to, subject]).sort()).toEqual([
			[aino.email, 'Your account is to get another address'],
			[email, 'Confirm your new address']
		]);
		const toNew = mails.find(({ to }) => to === email);
		const [, link = ''] = /\/confirm-email\/([a-z2-7]{32})$/m.exec(toNew?.text ?? '') ?? [];

		expect(await seeEmailChange(browser, link)).toEqual({ from: aino.email, to: email });
		await confirmEmailChange(browser, link);
		expect(await accountById(fresh.db, aino.id)).toMatchObject({ email });
		expect(await lettersSent(fresh.db)).toMatchObject([
			{ to: aino.email, subject: 'Your account has a new address' }
		]);
		await expect(confirmEmailChange(browser, link)).rejects.toThrow('link_gone');
	});

	test('needs the present password', async () => {
		const ask = askForEmailChange(browser, { email, current: 'not this one' });
		await expect(ask).rejects.toMatchObject({ reason: 'password_wrong', field: 'currentPassword' });
		expect(await lettersSent(fresh.db)).toEqual([]);
	});

	test('is confirmed by the account that asked alone: a stranger cannot bind their account to my address', async () => {
		const mallory = await signedIn(await aMember(fresh.db, 'Mallory'));
		await askForEmailChange(mallory, { email, current: goodPassword });
		const link = await linkMailedTo(fresh.db, email);
		await expect(seeEmailChange(browser, link)).rejects.toThrow('other_account');
		await expect(confirmEmailChange(browser, link)).rejects.toThrow('other_account');
		const visitor = aStranger(fresh.db);
		await expect(confirmEmailChange(visitor, link)).rejects.toThrow('sign_in_required');
	});

	test('to the address of somebody else changes nothing, and tells them alone', async () => {
		const ville = await aMember(fresh.db, 'Ville');
		await askForEmailChange(browser, { email: ville.email, current: goodPassword });
		const mails = await lettersSent(fresh.db);
		expect(mails.find(({ to }) => to === ville.email)).toMatchObject({
			subject: 'This address already has an account'
		});
	});

	test('to an address that got an account meanwhile is refused', async () => {
		await askForEmailChange(browser, { email, current: goodPassword });
		const link = await linkMailedTo(fresh.db, email);
		await fresh.db
			.insertInto('account')
			.values({ email, display_name: 'Quick', locale: 'en' })
			.execute();
		await expect(confirmEmailChange(browser, link)).rejects.toThrow('email_taken');
		expect(await accountById(fresh.db, aino.id)).toMatchObject({ email: aino.email });
	});

	test('makes the links that were mailed to the old address useless', async () => {
		await askForReset(browser, aino.email);
		const old = await linkMailedTo(fresh.db, aino.email);
		await askForEmailChange(browser, { email, current: goodPassword });
		await confirmEmailChange(browser, await linkMailedTo(fresh.db, email));
		await expect(seeReset(browser, old)).rejects.toThrow('link_gone');
	});
});

test('a new name is the name in every city, and the language is that of mails', async () => {
	const [espoo, umea] = [await aCity(fresh.db), await aCity(fresh.db)];
	const person = { ...aino, accountId: aino.id, displayName: 'Aino' } as const;
	const signed = { ...person, locale: 'en' as const, sessionHash: '' };
	const contexts = [
		await asResident(fresh.db, espoo, signed),
		await asResident(fresh.db, umea, signed)
	];
	await changeProfile(browser, { name: 'Aino Lehtonen', locale: 'fi' });
	for (const context of contexts)
		expect((await again(context, person)).actor).toMatchObject({ displayName: 'Aino Lehtonen' });
	await askForReset(browser, aino.email);
	expect(await lettersSent(fresh.db)).toMatchObject([{ locale: 'fi' }]);
});
