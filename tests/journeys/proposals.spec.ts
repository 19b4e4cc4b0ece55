import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import type { Db } from '#lib/server/database/connect.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { anAnswer, aProposal } from '../support/proposal.ts';
import { sending } from '../support/sending.ts';
import { answerProposal } from '#lib/server/services/answers.ts';

/** A town of its own with one group, in which Aino has a seat; Maija is admin. */
async function aTown(db: Db) {
	const city = await aCity(db, { slug: `town-${randomUUID().slice(0, 8)}` });
	const workshop = await aGroup(db, city, { name: 'Workshop', supportThreshold: 3 });
	const person = (name: string) => aPerson(db, `${name} ${randomUUID()}`);
	const aino = await seated(await asResident(db, city, await person('Aino')), workshop);
	const veikko = await asResident(db, city, await person('Veikko'));
	const maija = await asResident(db, city, await person('Maija'), { role: 'admin' });
	return { workshop, aino, veikko, maija, list: `/${city.slug}/proposals` };
}

const button = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name }).filter({ visible: true });

async function begin(page: Page, list: string, title: string): Promise<string> {
	await page.goto(`${list}/new`);
	await page.getByLabel('What do you propose?').fill(title);
	await button(page, 'Go on writing').click();
	await expect(page).toHaveURL(/\/edit$/);
	return page.url();
}

const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });

test('Aino saves a draft and finds it again on her list', async ({ browser, db }) => {
	const { aino, list } = await aTown(db);
	const page = await atTheirDesk(browser, aino);
	await begin(page, list, 'More shade');
	await textOf(page).fill('Trees on the square.');
	await sending(page, () => button(page, 'Save draft').click());
	await expect(page.getByText(/^Saved at /)).toBeVisible();
	await page.goto(list);
	const drafts = page.getByRole('region', { name: 'Your drafts' });
	await drafts.getByRole('link', { name: 'More shade' }).click();
	await expect(textOf(page)).toHaveValue('Trees on the square.');
});

test('with scripts a draft is saved as one types', async ({ browser, db, javaScriptEnabled }) => {
	const { aino, list } = await aTown(db);
	const page = await atTheirDesk(browser, aino);
	const address = await begin(page, list, 'More shade');
	await page.waitForLoadState('networkidle');
	const kept = javaScriptEnabled
		? page.waitForResponse((response) => response.url().endsWith('?/keep'))
		: undefined;
	await textOf(page).fill('Trees on the square.');
	await kept;
	await page.goto(address);
	await expect(textOf(page)).toHaveValue(javaScriptEnabled ? 'Trees on the square.' : '');
});

test('of two windows the later is asked which text stays', async ({ browser, db }) => {
	const { aino, list } = await aTown(db);
	const page = await atTheirDesk(browser, aino);
	const address = await begin(page, list, 'More shade');
	const other = await page.context().newPage();
	await other.goto(address);
	await page.getByLabel('In short').fill('From the first window');
	await button(page, 'Preview').click();
	await expect(page.getByRole('main')).toContainText('From the first window');

	await other.getByLabel('In short').fill('From the second window');
	await button(other, 'Save draft').click();
	await expect(other.getByRole('alert')).toContainText('Another text was saved meanwhile');
	await expect(other.getByLabel('In short')).toHaveValue('From the second window');
	await sending(other, () => button(other, 'Keep what is written here').click());
	await expect(other.getByRole('alert')).toHaveCount(0);
	await page.reload();
	await expect(page.getByRole('main')).toContainText('From the second window');
});

test('what is not complete is not published: it says what to mend, and keeps the rest', async ({
	browser,
	db
}) => {
	const { aino, list } = await aTown(db);
	const page = await atTheirDesk(browser, aino);
	await begin(page, list, 'Shade');
	await textOf(page).fill('Trees on the square.');
	await button(page, 'Publish the proposal').click();
	await expect(page.getByRole('alert')).toContainText('Please write at least 15 characters.');
	await expect(textOf(page)).toHaveValue('Trees on the square.');
	await page.getByLabel('Title').fill('More shade on the market square');
	await button(page, 'Publish the proposal').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'More shade on the market square'
	);
	await expect(page.getByRole('main')).toContainText('0 of 3 supports');
});

test('Veikko supports by one button, takes it back, and finds it under his own', async ({
	browser,
	db
}) => {
	const { aino, veikko, workshop, list } = await aTown(db);
	const id = await aProposal(aino, workshop);
	const page = await atTheirDesk(browser, veikko);
	await page.goto(`${list}/${id}`);
	await button(page, 'Support this proposal').click();
	await expect(page.getByText('You support this proposal.')).toBeVisible();
	await expect(page.getByRole('main')).toContainText('1 of 3 supports');
	await button(page, 'Take back your support').click();
	await expect(page.getByRole('main')).toContainText('0 of 3 supports');
	await button(page, 'Support this proposal').click();

	await page.goto(list);
	await page.getByText('Narrow the list').click();
	await page.getByLabel('Written or supported by me').check();
	await button(page, 'Show').click();
	await expect(page).toHaveURL(`${list}?mine=1`);
	await expect(page.getByRole('heading', { name: '1 proposal', exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Remove Written or supported by me' }).click();
	await expect(page).toHaveURL(list);
});

test('a visitor who wants to support is led to the sign-in, and back', async ({ page, db }) => {
	const { aino, workshop, list } = await aTown(db);
	const id = await aProposal(aino, workshop);
	await page.goto(`${list}/${id}`);
	await button(page, 'Support this proposal').click();
	await expect(page).toHaveURL(
		new RegExp(`/sign-in\\?next=${encodeURIComponent(`${list}/${id}`)}$`)
	);
});

test('everybody reads the answer, its correction and what became of it', async ({
	browser,
	page,
	db
}) => {
	const { aino, maija, workshop, list } = await aTown(db);
	const id = await aProposal(aino, workshop);
	await answerProposal(maija, id, anAnswer({ verdict: 'accepted' }));
	const desk = await atTheirDesk(browser, maija);
	await desk.goto(`${list}/${id}`);
	await desk.getByRole('link', { name: 'Correct the answer' }).click();
	await desk
		.getByRole('textbox', { name: 'Reason' })
		.fill('The benches will be set up **in June**.');
	await button(desk, 'Preview').click();
	await expect(desk.getByRole('region', { name: 'Preview' })).toContainText('in June');
	await button(desk, 'Publish the answer').click();
	await expect(desk).toHaveURL(/#answer$/);
	await desk.getByRole('link', { name: 'Tell how it is going' }).click();
	await desk.getByLabel('Work on it has begun').check();
	await desk.getByLabel('Tell about it').fill('The first five stand already.');
	await button(desk, 'Publish').click();
	await expect(desk.getByRole('main')).toContainText('The first five stand already.');

	await page.goto(`${list}/${id}`);
	const letter = page.getByRole('region', { name: 'The city’s answer' });
	await expect(letter).toContainText('in June');
	await expect(letter).toContainText('This answer has been corrected.');
	await expect(page.getByRole('region', { name: 'What has happened since' })).toContainText(
		'The first five stand already.'
	);
});

test('the author withdraws with a reason; nobody can support it any more', async ({
	browser,
	page,
	db
}) => {
	const { aino, workshop, list } = await aTown(db);
	const id = await aProposal(aino, workshop);
	const desk = await atTheirDesk(browser, aino);
	await desk.goto(`${list}/${id}`);
	await desk.getByRole('link', { name: 'Withdraw the proposal' }).click();
	await button(desk, 'Withdraw the proposal').click();
	await expect(desk.getByRole('alert')).toContainText('Please fill this in.');
	await desk.getByLabel('Why do you withdraw it?').fill('Somebody asked for the same before.');
	await button(desk, 'Withdraw the proposal').click();
	await expect(desk.getByRole('main')).toContainText('Somebody asked for the same before.');
	await page.goto(`${list}/${id}`);
	await expect(page.getByRole('main')).toContainText('Somebody asked for the same before.');
	await expect(button(page, 'Support this proposal')).toHaveCount(0);
});

test('an earlier version of the text stays readable, with what changed', async ({
	browser,
	page,
	db
}) => {
	const { aino, workshop, list } = await aTown(db);
	const id = await aProposal(aino, workshop);
	const desk = await atTheirDesk(browser, aino);
	await desk.goto(`${list}/${id}`);
	await desk.getByRole('link', { name: 'Change the text' }).click();
	await textOf(desk).fill('My grandfather walks there every day.');
	await button(desk, 'Publish the change').click();
	await expect(desk).toHaveURL(new RegExp(`/${id}(\\?.*)?$`));
	await page.goto(`${list}/${id}`);
	await page.getByRole('link', { name: '2 versions of the text' }).click();
	await expect(page.locator('ins').filter({ hasText: 'grandfather' })).toBeVisible();
	await page.getByRole('link', { name: 'Version 1', exact: true }).click();
	await expect(page.getByRole('main')).toContainText('My grandmother walks there');
});

test('a reading page brings no script; what nobody can see is not there', async ({ page, db }) => {
	const { aino, workshop, list } = await aTown(db);
	const id = await aProposal(aino, workshop);
	const scripts: string[] = [];
	page.on('request', (request) => {
		if (request.resourceType() === 'script') scripts.push(request.url());
	});
	await page.goto(list);
	await page.goto(`${list}/${id}`);
	expect(scripts).toEqual([]);
	expect((await page.goto(`${list}/999999`))?.status()).toBe(404);
});
