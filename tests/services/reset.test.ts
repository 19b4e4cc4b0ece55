import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountContext } from '#lib/server/context.ts';
import { isKnownDevice } from '#lib/server/queries/known-devices.ts';
import { hashOf } from '#lib/server/secrets.ts';
import { changePassword } from '#lib/server/services/password.ts';
import { askForReset, resetPassword, seeReset } from '#lib/server/services/reset.ts';
import { askForSignInLink, signInByLink, signInByPassword } from '#lib/server/services/sign-in.ts';
import { readSession } from '#lib/server/sessions/lucia.ts';
import { aMember, anAddress, aStranger, goodPassword, withCookies } from '../support/account.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { lettersSent, linkMailedTo } from '../support/letters.ts';

const newPassword = 'uusi sana ja toinen';

let fresh: FreshDatabase;
let aino: { email: string };
let browser: AccountContext;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.drop());
beforeEach(async () => {
	await lettersSent(fresh.db); // what earlier tests left in the queue
	aino = await aMember(fresh.db, 'Aino');
	browser = aStranger(fresh.db);
});

const signIn = (password: string, context = aStranger(fresh.db)) =>
	signInByPassword(context, { email: aino.email, password, next: '' });

async function mailedReset(): Promise<string> {
	await askForReset(browser, aino.email);
	return linkMailedTo(fresh.db, aino.email);
}

describe('a reset', () => {
	test('sets a new password by a mailed link, signs in, and says so by mail', async () => {
		const link = await mailedReset();
		expect(await seeReset(browser, link)).toEqual({ email: aino.email });
		const { session } = await resetPassword(browser, link, newPassword);
		expect((await readSession(fresh.db, session.id))?.account.email).toBe(aino.email);
		await expect(signIn(goodPassword)).rejects.toThrow('sign_in_failed');
		await signIn(newPassword);
		expect(await lettersSent(fresh.db)).toMatchObject([
			{ to: aino.email, subject: 'Your password was changed' }
		]);
	});

	test('ends every session, forgets every device, and no older link works', async () => {
		const thief = await signIn(goodPassword);
		await askForSignInLink(browser, { email: aino.email, next: '' });
		const olderLink = await linkMailedTo(fresh.db, aino.email);
		await resetPassword(browser, await mailedReset(), newPassword);

		expect(await readSession(fresh.db, thief.session.id)).toBeUndefined();
		expect(await isKnownDevice(fresh.db, aino.email, hashOf(thief.device))).toBe(false);
		await expect(signInByLink(browser, olderLink)).rejects.toThrow('link_gone');
	});

	test('that comes twice at once sets one password', async () => {
		const link = await mailedReset();
		const results = await Promise.allSettled([
			resetPassword(browser, link, `${newPassword} eka`),
			resetPassword(browser, link, `${newPassword} toka`)
		]);
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	test('with a password that is easily guessed leaves the link as it was', async () => {
		const link = await mailedReset();
		const guessable = resetPassword(browser, link, 'aino-aino-aino');
		await expect(guessable).rejects.toMatchObject({ reason: 'password_of_name' });
		await resetPassword(browser, link, newPassword);
	});

	test('for an address without an account ends in a mail that says so', async () => {
		const nobody = anAddress('nobody');
		await askForReset(browser, nobody);
		expect(await lettersSent(fresh.db)).toMatchObject([
			{ to: nobody, subject: 'No account with this address' }
		]);
	});
});

describe('a change of password', () => {
	let phone: AccountContext;
	beforeEach(async () => {
		phone = await withCookies(browser, await signIn(goodPassword, browser));
	});

	test('needs the present one, ends every other session and says so by mail', async () => {
		const elsewhere = await signIn(goodPassword);
		const wrong = changePassword(phone, { current: 'not this one', password: newPassword });
		await expect(wrong).rejects.toMatchObject({
			reason: 'password_wrong',
			field: 'currentPassword'
		});

		const opened = await changePassword(phone, { current: goodPassword, password: newPassword });
		expect(await readSession(fresh.db, elsewhere.session.id)).toBeUndefined();
		expect(await readSession(fresh.db, opened.session.id)).toBeDefined();
		await signIn(newPassword);
		expect(await lettersSent(fresh.db)).toMatchObject([{ subject: 'Your password was changed' }]);
	});

	test('does not let who found an open browser guess the present one', async () => {
		const guess = () => changePassword(phone, { current: 'a wild guess', password: newPassword });
		const reasons = await Promise.all(
			Array.from({ length: 12 }, () => guess().catch((fault: Error) => fault.message))
		);
		expect(reasons.filter((reason) => reason === 'password_wrong')).toHaveLength(10);
		expect(reasons.filter((reason) => reason === 'too_many')).toHaveLength(2);
	});

	test('is nothing for a visitor', async () => {
		const visitor = aStranger(fresh.db);
		const change = changePassword(visitor, { current: goodPassword, password: newPassword });
		await expect(change).rejects.toThrow('sign_in_required');
	});
});
