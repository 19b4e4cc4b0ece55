import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import type { GroupJoining } from '#lib/domain/group.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { goodPassword } from '../support/account.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { accountOf, aGroup, seated } from '../support/group.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';

/** A group that Cecilia coordinates; Aino and Bertil live in the city and are not in it. */
async function aWorkshop(db: Db, joining: GroupJoining) {
	const city = await aCity(db, { slug: `group-${randomUUID().slice(0, 8)}` });
	const workshop = await aGroup(db, city, { name: 'Future workshop', joining });
	const [cecilia, aino] = await Promise.all(
		['Cecilia', 'Aino'].map(async (name) => asResident(db, city, await aPerson(db, name)))
	);
	if (!cecilia || !aino) throw new Error('Somebody is missing.');
	return {
		home: `/${city.slug}`,
		group: `/${city.slug}/groups/${workshop}`,
		cecilia: await seated(cecilia, workshop, { role: 'coordinator' }),
		aino
	};
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const press = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name }).click();

test('Cecilia makes a link, Farah signs up by it and is welcomed in the group', async ({
	browser,
	page,
	db
}) => {
	const { cecilia, group } = await aWorkshop(db, 'invitation');
	const desk = await atTheirDesk(browser, cecilia);
	await desk.goto(group);
	await desk.getByRole('link', { name: 'Invite people' }).click();
	await press(desk, 'Make a link');
	const link = await desk.getByLabel('Link to pass on').inputValue();

	await page.goto(link);
	await expect(heading(page)).toHaveText('Future workshop');
	await expect(page.getByRole('main')).toContainText('Cecilia invites you');
	await press(page, 'Join this group');
	const email = `farah.${randomUUID().slice(0, 8)}@koti.example`;
	await page.getByRole('main').getByRole('link', { name: 'Make an account' }).click();
	await page.getByLabel('Your name').fill('Farah');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(goodPassword);
	await press(page, 'Make an account');
	await expect(page).toHaveURL(/\/sign-up\/sent/);
	const [confirm = ''] = linksIn(await mailbox.waitFor(email, /confirm/i));
	await page.goto(confirm);
	await press(page, 'Confirm and sign in');

	await expect(heading(page)).toHaveText('Future workshop');
	await press(page, 'Join this group');
	await expect(page.getByRole('status')).toContainText('Welcome to the group');
	await page.getByRole('link', { name: 'Members', exact: true }).click();
	await expect(page.getByRole('main')).toContainText('Farah');

	await desk.reload();
	await desk.getByRole('link', { name: 'Future workshop' }).click();
	await expect(desk.getByRole('main')).toContainText('2 members');
});

test('an invitation by mail is for one person, once', async ({ browser, page, db }) => {
	const { cecilia, aino, group } = await aWorkshop(db, 'invitation');
	const email = `veikko.${randomUUID().slice(0, 8)}@koti.example`;
	const desk = await atTheirDesk(browser, cecilia);
	await desk.goto(`${group}/invitations`);
	await desk.getByLabel('E-mail addresses').fill(`${email}\nnobody`);
	await press(desk, 'Send invitations');
	await expect(desk.getByRole('alert').first()).toBeVisible();
	await desk.getByLabel('E-mail addresses').fill(email);
	await press(desk, 'Send invitations');
	await expect(desk.getByRole('main')).toContainText('1 invitation is on its way.');

	const [link = ''] = linksIn(await mailbox.waitFor(email, /Invitation to the group/));
	const theirs = await atTheirDesk(browser, aino);
	await theirs.goto(link);
	await press(theirs, 'Join this group');
	await expect(theirs.getByRole('status')).toContainText('Welcome to the group');
	expect((await page.goto(link))?.status()).toBe(409);
	await expect(page.getByRole('main')).toContainText('This invitation works no more');
});

test('Aino asks to join, Cecilia accepts with a word, and Aino gets it by mail', async ({
	browser,
	db
}) => {
	const { cecilia, aino, group } = await aWorkshop(db, 'request');
	const hers = await atTheirDesk(browser, aino);
	await hers.goto(group);
	await press(hers, 'Send the request');
	await expect(hers.getByRole('alert')).toContainText('Please fill this in.');
	await hers.getByLabel('Your message').fill('I repair bicycles and know the paths.');
	await press(hers, 'Send the request');
	await expect(hers.getByRole('main')).toContainText('The coordinators will decide');

	const asked = await mailbox.waitFor(await emailOf(cecilia), /would like to join/);
	expect(asked.text).toContain('I repair bicycles');
	const [decide = ''] = linksIn(asked);
	const desk = await atTheirDesk(browser, cecilia);
	await desk.goto(decide);
	await desk.getByLabel('A word to the person').fill('We meet on Tuesdays.');
	await press(desk, 'Accept');
	await expect(desk.getByRole('main')).toContainText('Accepted.');

	const accepted = await mailbox.waitFor(
		await emailOf(aino),
		/You are a member of “Future workshop”/
	);
	expect(accepted.text).toContain('We meet on Tuesdays.');
	const [back = ''] = linksIn(accepted);
	await hers.goto(back);
	await expect(hers.getByRole('heading', { name: 'You are in this group' })).toBeVisible();
});

test('who is declined reads why, and can ask again', async ({ browser, db }) => {
	const { cecilia, aino, group } = await aWorkshop(db, 'request');
	const hers = await atTheirDesk(browser, aino);
	await hers.goto(group);
	await hers.getByLabel('Your message').fill('Hello.');
	await press(hers, 'Send the request');
	const desk = await atTheirDesk(browser, cecilia);
	await desk.goto(group);
	await desk.getByRole('link', { name: '1 request waits' }).click();
	await desk.getByLabel('A word to the person').fill('All seats are taken until May.');
	await press(desk, 'Decline');
	await expect(desk.getByRole('main')).toContainText('Declined.');
	await hers.reload();
	await expect(hers.getByRole('main')).toContainText('All seats are taken until May.');
	await expect(hers.getByRole('button', { name: 'Send the request' })).toBeVisible();
});

test('Aino joins an open group at once, and leaves it again', async ({ browser, db }) => {
	const { aino, group, home } = await aWorkshop(db, 'open');
	const hers = await atTheirDesk(browser, aino);
	await hers.goto(`${home}/groups`);
	await hers.getByRole('link', { name: 'Future workshop' }).click();
	await press(hers, 'Join this group');
	await expect(hers.getByRole('status')).toContainText('Welcome to the group');
	await hers.getByRole('link', { name: 'Leave the group' }).click();
	await press(hers, 'Leave the group');
	await hers.goto(group);
	await expect(hers.getByRole('button', { name: 'Join this group' })).toBeVisible();
});

async function emailOf(person: Context): Promise<string> {
	const { email } = await person.db
		.selectFrom('account')
		.where('id', '=', accountOf(person).accountId)
		.select('email')
		.executeTakeFirstOrThrow();
	return email;
}
