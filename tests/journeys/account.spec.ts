import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright/test';
import { inviteAdmin } from '#lib/server/services/admin-invitations.ts';
import { aMember, goodPassword } from '../support/account.ts';
import { aCity, asVisitor } from '../support/city.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';
import { sending } from '../support/sending.ts';

const address = (name: string) => `${name}.${randomUUID().slice(0, 8)}@koti.example`;
const aSlug = () => `koti-${randomUUID().slice(0, 8)}`;

/** Opens the link of the newest letter. */
async function openMailedLink(page: Page, email: string, subject: RegExp): Promise<string> {
	const [link = ''] = linksIn(await mailbox.waitFor(email, subject));
	await page.goto(link);
	return link;
}

async function signIn(page: Page, email: string, password = goodPassword): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(password);
	await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('banner').getByRole('button', { name: 'Sign out' })).toBeAttached();
}

/** Another device: nothing of this browser is known there. */
async function elsewhere(browser: Browser, page: Page): Promise<Page> {
	const { javaScriptEnabled, baseURL } = test.info().project.use;
	const context = await browser.newContext({
		baseURL: baseURL ?? new URL(page.url()).origin,
		javaScriptEnabled
	});
	return context.newPage();
}

test('Aino signs up by the keyboard, confirms by the mailed link, and is back where she was heading', async ({
	page,
	db
}) => {
	const { slug } = await aCity(db, { slug: aSlug() });
	const email = address('aino');
	await page.goto(`/${slug}`);
	await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).press('Enter');
	await page.getByRole('main').getByRole('link', { name: 'Make an account' }).press('Enter');
	await page.getByLabel('Your name').press('a');
	await page.getByLabel('Your name').fill('Aino Lehtonen');
	await page.keyboard.press('Tab');
	await page.keyboard.type(email);
	await page.keyboard.press('Tab');
	await page.keyboard.type(goodPassword);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look into your mailbox');

	await openMailedLink(page, email, /confirm/i);
	await page.getByRole('button', { name: 'Confirm and sign in' }).press('Enter');
	await expect(page).toHaveURL(new RegExp(`/${slug}$`));
	await expect(page.getByRole('banner').getByRole('link', { name: 'Aino Lehtonen' })).toBeVisible();

	await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).press('Enter');
	await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
	await signIn(page, email);
});

test('Aino opens the mail on her phone: there she chooses name and password once more', async ({
	page,
	browser
}) => {
	const email = address('aino');
	await page.goto('/sign-up');
	await page.getByLabel('Your name').fill('Aino');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill('what the laptop heard');
	await page.getByRole('button', { name: 'Make an account' }).click();
	await expect(page).toHaveURL(/\/sign-up\/sent/);

	const phone = await elsewhere(browser, page);
	await openMailedLink(phone, email, /confirm/i);
	await expect(phone.getByRole('main')).toContainText('another browser');
	await phone.getByLabel('Password', { exact: true }).fill(goodPassword);
	await phone.getByRole('button', { name: 'Confirm and sign in' }).click();
	await expect(phone.getByRole('banner').getByRole('link', { name: 'Aino' })).toBeAttached();
	await phone.context().close();
	await signIn(page, email);
});

test('a form that fails keeps what was typed, says what to do, and repeats no password', async ({
	page
}) => {
	await page.goto('/sign-up');
	await page.getByLabel('Your name').fill('Aino Lehtonen');
	await page.getByLabel('E-mail address').fill('aino at home');
	await page.getByLabel('Password', { exact: true }).fill('short');
	await page.getByRole('button', { name: 'Make an account' }).click();

	const summary = page.getByRole('alert');
	await expect(summary).toContainText('Please mend 2 things');
	await expect(summary.getByRole('link', { name: 'Password' })).toHaveAttribute(
		'href',
		/#password$/
	);
	await expect(page.getByLabel('Your name')).toHaveValue('Aino Lehtonen');
	await expect(page.getByLabel('E-mail address')).toHaveValue('aino at home');
	await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
	expect(await page.content()).not.toContain('short');

	await page.getByLabel('E-mail address').fill(address('aino'));
	await page.getByLabel('Password', { exact: true }).fill('AinoLehtonen2026');
	await page.getByRole('button', { name: 'Make an account' }).click();
	await expect(summary).toContainText('mostly your own name');
});

test('Ville signs in by a mailed link, once', async ({ page, browser, db }) => {
	const { email } = await aMember(db, 'Ville', address('ville'));
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByRole('button', { name: 'Mail me a sign-in link' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look into your mailbox');

	const link = await openMailedLink(page, email, /sign-in link/i);
	await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
	await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('banner').getByRole('link', { name: 'Ville' })).toBeAttached();

	const other = await elsewhere(browser, page);
	const response = await other.goto(link);
	expect(response?.status()).toBe(404);
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
	await other.context().close();
});

test('who has forgotten the password sets a new one, and the old one opens nothing', async ({
	page,
	db
}) => {
	const { email } = await aMember(db, 'Ville', address('ville'));
	await page.goto('/sign-in');
	await page.getByRole('link', { name: 'Forgotten your password?' }).click();
	await expect(page).toHaveURL(/\/reset$/); // the page before has such a field too
	await page.getByLabel('E-mail address').fill(email);
	await page.getByRole('button', { name: 'Mail me a link' }).click();
	await expect(page).toHaveURL(/\/reset\/sent/);
	await openMailedLink(page, email, /new password/i);
	await page.getByLabel('New password', { exact: true }).fill('aivan toinen lause');
	await page.getByRole('button', { name: 'Set the password' }).click();
	await expect(page.getByRole('banner').getByRole('link', { name: 'Ville' })).toBeAttached();

	await page.goto('/sign-out');
	await sending(page, () =>
		page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
	);
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(goodPassword);
	await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('do not fit together');
	await signIn(page, email, 'aivan toinen lause');
});

test('Aino ends the session that she left open elsewhere', async ({ page, browser, db }) => {
	const { email } = await aMember(db, 'Aino', address('aino'));
	const library = await elsewhere(browser, page);
	await signIn(library, email);
	await signIn(page, email);

	await page.goto('/account');
	await page.getByRole('link', { name: 'See where you are signed in' }).click();
	await expect(page.getByRole('heading', { level: 2 })).toHaveCount(2);
	await page.getByRole('button', { name: 'End this session' }).click();
	await expect(page.getByRole('main')).toContainText('You are signed in nowhere else');

	await library.goto('/account');
	await expect(library).toHaveURL(/\/sign-in\?next=/);
	await library.context().close();
});

test('Aino moves her account to a new address and changes name, language and password', async ({
	page,
	db
}) => {
	const { email } = await aMember(db, 'Aino', address('aino'));
	const moved = address('aino.uusi');
	await signIn(page, email);
	await page.goto('/account');
	await page.getByRole('link', { name: 'Change the address' }).click();
	await page.getByLabel('New e-mail address').fill(moved);
	await page.getByLabel('Your present password', { exact: true }).fill(goodPassword);
	await page.getByRole('button', { name: 'Mail a link to the new address' }).click();
	await expect(page).toHaveURL(/\/account\/email\/sent/);
	await mailbox.waitFor(email, /another address/i);
	await openMailedLink(page, moved, /confirm your new address/i);
	await page.getByRole('button', { name: 'Confirm the new address' }).click();
	await expect(page.getByRole('status')).toContainText('new address');
	await expect(page.getByRole('main')).toContainText(moved);

	await page.getByRole('link', { name: 'Change the password' }).click();
	await page.getByLabel('Your present password', { exact: true }).fill(goodPassword);
	await page.getByLabel('New password', { exact: true }).fill('aivan toinen lause');
	await page.getByRole('button', { name: 'Change the password' }).click();
	await expect(page.getByRole('status')).toContainText('Your password is changed');

	await page.getByLabel('Your name').fill('Aino Lehtonen');
	await page.getByLabel('Language of mails').selectOption('fi');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status')).toContainText('Saved');
	await mailbox.waitFor(moved, /password was changed/i);
	await page.goto('/reset');
	await page.getByRole('button', { name: 'Mail me a link' }).click();
	await mailbox.waitFor(moved, /uuden salasanan/i);
});

test('the first admin of a city comes in by the link of the command line', async ({ page, db }) => {
	const city = await aCity(db, { slug: aSlug() });
	const operator = { ...asVisitor(db, city), actor: { kind: 'operator' } } as const;
	await page.goto(await inviteAdmin(operator, address('kaarina')));
	await page.getByLabel('Your name').fill('Kaarina Heikkilä');
	await page.getByLabel('Password', { exact: true }).fill(goodPassword);
	await page.getByRole('button', { name: 'Make the account and accept' }).click();
	await expect(page).toHaveURL(new RegExp(`/${city.slug}$`));
	await expect(
		page.getByRole('banner').getByRole('link', { name: 'Administration' })
	).toBeVisible();
});

test('the page with the mails of the demo does not exist in a city’s own install', async ({
	page
}) => {
	const response = await page.goto('/demo/mail');
	expect(response?.status()).toBe(404);
});
