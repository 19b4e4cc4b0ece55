import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import type { Db } from '#lib/server/database/connect.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { aCompletePoll, aPollDraft } from '../support/poll-draft.ts';
import { sending } from '../support/sending.ts';

/** A town of its own with one group, which Aino coordinates; Maija is facilitator. */
async function aTown(db: Db) {
	const city = await aCity(db, { slug: `town-${randomUUID().slice(0, 8)}` });
	const workshop = await aGroup(db, city, { name: 'Workshop' });
	const person = (name: string) => aPerson(db, `${name} ${randomUUID()}`);
	const coordinator = await asResident(db, city, await person('Aino'), { now: new Date() });
	const aino = await seated(coordinator, workshop, { role: 'coordinator' });
	const maija = await asResident(db, city, await person('Maija'), {
		role: 'facilitator',
		now: new Date()
	});
	return { city, workshop, aino, maija };
}

const button = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true }).filter({ visible: true });
const row = (page: Page, number: number) => page.getByLabel(`Option ${number}`, { exact: true });
const rows = async (page: Page) =>
	(await page.getByLabel(/^Option \d+$/).all()).reduce<Promise<string[]>>(
		async (before, field) => [...(await before), await field.inputValue()],
		Promise.resolve([])
	);
const missing = (page: Page) => page.getByRole('region', { name: 'What is still missing' });

test('a facilitator makes a ranking of three, reorders it, and completes what is missing', async ({
	browser,
	db
}) => {
	const { city, workshop, maija } = await aTown(db);
	const page = await atTheirDesk(browser, maija);
	await page.goto(`/${city.slug}/groups/${workshop}`);
	await page.getByRole('link', { name: 'Ask the group: new poll' }).click();
	await page.getByLabel('What do you want to ask?').fill('Which way should the path take?');
	await expect(page.getByLabel('Whom do you ask?')).toHaveValue(String(workshop));
	await page.getByLabel('Rank the options').check();
	await button(page, 'Begin the poll').click();

	await expect(page).toHaveURL(/\/edit$/);
	await expect(missing(page).getByRole('listitem')).toHaveText([
		/Options: At least two options are needed/,
		/Open until: Please say until when/
	]);
	await missing(page).getByRole('link', { name: 'Options' }).click();
	await expect(page).toHaveURL(/\/questions\/q1#options$/);
	await row(page, 1).fill('Shore');
	await row(page, 2).fill('Wood');
	await row(page, 3).fill('Road');
	await button(page, 'More rows').click();
	await expect(page).toHaveURL(/rows=/);
	expect((await rows(page)).slice(0, 3)).toEqual(['Shore', 'Wood', 'Road']);

	await row(page, 1).fill('Along the shore');
	await button(page, 'Move “Road” up').click();
	await expect(row(page, 2)).toHaveValue('Road');
	expect((await rows(page)).filter(Boolean)).toEqual(['Along the shore', 'Road', 'Wood']);
	await button(page, 'Save and go back to the poll').click();

	await expect(page).toHaveURL(/\/edit$/);
	await expect(page.getByRole('main')).toContainText('3 options');
	await page.getByLabel('Open until').fill('2030-06-01T18:00');
	await button(page, 'Save').click();
	await expect(page.getByRole('heading', { name: 'Nothing is missing' })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Saturday, 1 June 2030 at 18:00');
	await button(page, 'Open the poll now').click();
	await expect(page).toHaveURL(/\/polls\/\d+\?done=opened$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Which way should the path take?'
	);
});

test('with scripts what is typed is saved, and a new option is one option', async ({
	browser,
	db,
	javaScriptEnabled
}) => {
	const { city, workshop, aino } = await aTown(db);
	const id = await aPollDraft(aino, workshop);
	const page = await atTheirDesk(browser, aino);
	const address = `/${city.slug}/polls/${id}/questions/q1`;
	await page.goto(address);
	await page.waitForLoadState('networkidle');
	const keptBy = (change: () => Promise<void>) =>
		Promise.all([
			javaScriptEnabled
				? page.waitForResponse((response) => response.url().endsWith('?/keep'))
				: undefined,
			change()
		]);
	await keptBy(() => row(page, 1).fill('Shore'));
	await keptBy(() => row(page, 1).fill('Along the shore'));
	await page.goto(address);
	const kept = javaScriptEnabled ? ['Along the shore'] : [];
	expect((await rows(page)).filter(Boolean)).toEqual(kept);
});

test('of two who prepare it the later is asked what stays', async ({ browser, db }) => {
	const { city, workshop, aino, maija } = await aTown(db);
	const address = `/${city.slug}/polls/${await aCompletePoll(aino, workshop)}/questions/q1`;
	const [one, other] = [await atTheirDesk(browser, aino), await atTheirDesk(browser, maija)];
	await one.goto(address);
	await other.goto(address);
	await row(one, 1).fill('Along the shore');
	await sending(one, () => button(one, 'Save').click());
	await row(other, 2).fill('Through the wood');
	await button(other, 'Save').click();
	await expect(other.getByRole('alert')).toContainText('Another text was saved meanwhile');
	await expect(row(other, 2)).toHaveValue('Through the wood');
	await sending(other, () => button(other, 'Keep what is written here').click());
	await expect(other.getByRole('alert')).toHaveCount(0);
	await one.goto(address);
	await expect(row(one, 2)).toHaveValue('Through the wood');
});

test('a cost that is no amount is told beside its row, and nothing typed is lost', async ({
	browser,
	db
}) => {
	const { city, maija } = await aTown(db);
	const id = await aPollDraft(maija, null, { template: 'budget' });
	const page = await atTheirDesk(browser, maija);
	await page.goto(`/${city.slug}/polls/${id}/questions/q1`);
	await row(page, 1).fill('A slide');
	await page.getByLabel('Cost of option 1').fill('80 000');
	await row(page, 2).fill('Benches');
	await page.getByLabel('Cost of option 2').fill('much');
	await button(page, 'Save').click();
	await expect(page.getByRole('alert')).toContainText('Please give an amount of money');
	await expect(page.getByLabel('Cost of option 2')).toHaveValue('much');
	await page.getByLabel('Cost of option 2').fill('12 500');
	await button(page, 'Save').click();
	await expect(page.getByRole('alert')).toHaveCount(0);
	await expect(page.getByLabel('Cost of option 1')).toHaveValue('80000');
	expect((await rows(page)).filter(Boolean)).toEqual(['A slide', 'Benches']);
});

test('a list with bad lines says which, and keeps what was pasted', async ({ browser, db }) => {
	const { city, workshop, maija } = await aTown(db);
	const id = await aPollDraft(maija, workshop, { template: 'yes-no' });
	const page = await atTheirDesk(browser, maija);
	await page.goto(`/${city.slug}/polls/${id}/edit`);
	await page.getByLabel('People on a list').check();
	await button(page, 'Conditions, list or number of codes').click();
	const list = page.getByLabel('Those who may vote');
	await list.fill('aino@example.org\nsomebody\nA-17');
	await button(page, 'Replace the list').click();
	await expect(page.getByRole('main')).toContainText('Line 2');
	await expect(page.getByRole('main')).toContainText('neither an address nor a number');
	await expect(list).toHaveValue('aino@example.org\nsomebody\nA-17');
	await list.fill('aino@example.org\nA-17\na-17');
	await button(page, 'Replace the list').click();
	await expect(page.getByRole('main')).toContainText('2 people might vote');
	await expect(page.getByRole('status')).toContainText('One line named somebody again');
});
