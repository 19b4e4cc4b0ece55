import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { locales, type Locale } from '#lib/domain/locale.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '#lib/server/database/connect.ts';
import { aCity, asResident, aPerson } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { aPhoto } from '../support/photo.ts';
import { aProposal } from '../support/proposal.ts';
import { sending } from '../support/sending.ts';
import { aThread, say } from '../support/thread.ts';

async function aWorkshop(db: Db) {
	const city = await aCity(db, { slug: `koti-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const person = async (name: string, part = {}) =>
		asResident(db, city, await aPerson(db, name), part);
	return {
		city,
		group,
		aino: await seated(await person('Aino'), group),
		bertil: await person('Bertil'),
		fatima: await person('Fatima', { role: 'facilitator' })
	};
}

const button = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true });
const comment = (page: Page, text: string) =>
	page.getByRole('article').filter({ hasText: text }).last();

for (const locale of locales) {
	test(`Bertil reads a discussion, agrees, answers and is answered, in ${locale}`, async ({
		browser,
		db
	}) => {
		const { city, group, aino, bertil } = await aWorkshop(db);
		const thread = await aThread(aino, group);
		await say(aino, thread, 'Quiet after ten.');
		const words = { locale: locale satisfies Locale };
		const page = await atTheirDesk(browser, bertil);
		await page.setViewportSize({ width: 360, height: 740 });
		const prefix = locale === 'en' ? '' : `/${locale}`;
		await page.goto(`${prefix}/${city.slug}/threads/${thread}`);

		await button(page, m.comment_agree_act({}, words)).click();
		await expect(button(page, m.comment_agreed_act({}, words))).toBeVisible();
		await page.getByRole('link', { name: m.comment_answer_to({ name: 'Aino' }, words) }).click();
		await page
			.getByRole('textbox', { name: m.comment_answer_label({}, words) })
			.fill('And **before** eight?');
		await button(page, m.comment_preview_act({}, words)).click();
		await expect(page.locator('.preview strong')).toHaveText('before');
		await button(page, m.comment_write_act({}, words)).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			m.thread_branch_title({}, words)
		);
		await expect(comment(page, 'And before eight?')).toBeVisible();
		await page.goto(`${prefix}/${city.slug}/threads/${thread}`);
		await expect(page.getByRole('article')).toHaveCount(2);
	});
}

test('Aino starts a discussion in her group; others find it there and in the list', async ({
	browser,
	page: visitor,
	db
}) => {
	const { city, group, aino } = await aWorkshop(db);
	const page = await atTheirDesk(browser, aino);
	await page.goto(`/${city.slug}/groups/${group}`);
	await page.getByRole('link', { name: 'Start a discussion' }).click();
	await page.getByLabel('Topic or question').fill('Why');
	await button(page, 'Start a discussion').click();
	await expect(page.getByRole('alert')).toContainText('at least 5 characters');
	await page.getByLabel('Topic or question').fill('Why is the gate locked at night?');
	await page.getByRole('textbox', { name: 'Text to begin with' }).fill('It was open before.');
	await button(page, 'Start a discussion').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Why is the gate locked at night?'
	);
	await expect(page.getByRole('main')).toContainText('Nobody has written here yet');

	await visitor.goto(`/${city.slug}/groups/${group}`);
	await visitor.getByRole('link', { name: 'Show all discussions' }).click();
	await visitor.getByRole('link', { name: 'Why is the gate locked at night?' }).click();
	await expect(visitor.getByRole('main')).toContainText('It was open before.');
	await visitor.getByRole('link', { name: 'Sign in to write' }).click();
	await expect(visitor.getByRole('heading', { level: 1 })).toContainText('Sign in');
});

test('under a proposal people come to discuss it, and back', async ({ browser, page, db }) => {
	const { city, group, aino, bertil } = await aWorkshop(db);
	const proposal = await aProposal(aino, group);
	const desk = await atTheirDesk(browser, bertil);
	await desk.goto(`/${city.slug}/proposals/${proposal}`);
	await desk.getByRole('link', { name: 'Read and write' }).click();
	await desk.getByRole('textbox', { name: 'Your comment' }).fill('A good place for it.');
	await button(desk, 'Publish').click();
	await expect(comment(desk, 'A good place for it.')).toBeVisible();
	await desk.getByRole('link', { name: 'Back to the proposal' }).click();
	await expect(desk.getByRole('region', { name: 'Discussion' })).toContainText('one comment');
	await page.goto(`/${city.slug}/threads`);
	await expect(page.locator('ol.rows')).toContainText('one comment');
});

test('Bertil changes what he wrote, and then deletes it; the former words can be read meanwhile', async ({
	browser,
	page: visitor,
	db
}) => {
	const { city, group, aino, bertil } = await aWorkshop(db);
	const thread = await aThread(aino, group);
	const id = await say(bertil, thread, 'Quiet after ten.');
	const page = await atTheirDesk(browser, bertil);
	await page.goto(`/${city.slug}/comments/${id}`);
	await page.getByRole('link', { name: 'Change or delete' }).click();
	await page.getByRole('textbox', { name: 'Your comment' }).fill('Quiet after eleven.');
	await button(page, 'Publish the change').click();
	await expect(comment(page, 'Quiet after eleven.')).toBeVisible();
	await visitor.goto(`/${city.slug}/comments/${id}`);
	await visitor.getByRole('link', { name: 'changed' }).click();
	await expect(visitor.getByRole('main')).toContainText('Quiet after ten.');

	await page.getByRole('link', { name: 'Change or delete' }).click();
	await button(page, 'Delete it').click();
	await expect(page.getByText('The author deleted this comment.')).toBeVisible();
	expect((await visitor.goto(`/${city.slug}/comments/${id}/history`))?.status()).toBe(404);
});

test('Bertil shows what he means by a picture, with words for who does not see it', async ({
	browser,
	page: visitor,
	db
}) => {
	const { city, group, aino, bertil } = await aWorkshop(db);
	const thread = await aThread(aino, group);
	const page = await atTheirDesk(browser, bertil);
	const photo = { name: 'bench.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() };
	const shown = 'A bench where the path turns';
	await page.goto(`/${city.slug}/threads/${thread}`);
	await page.getByRole('textbox', { name: 'Your comment' }).fill('A bench like this one.');
	await page.getByText('Add a picture').click();
	await page.getByLabel(/^Picture/).setInputFiles(photo);
	await button(page, 'Publish').click();
	await expect(page.getByRole('alert')).toContainText('Please say in words what the picture shows');
	await expect(page.getByRole('textbox', { name: 'Your comment' })).toHaveValue(
		'A bench like this one.'
	);
	await page.getByLabel(/^Picture/).setInputFiles(photo);
	await page.getByLabel('What the picture shows').fill(shown);
	await button(page, 'Publish').click();
	await expect(comment(page, 'like this one').getByRole('img', { name: shown })).toBeVisible();

	await visitor.goto(new URL(page.url()).pathname);
	const picture = comment(visitor, 'like this one').getByRole('img', { name: shown });
	await expect(picture).toHaveJSProperty('naturalWidth', 1600);

	await page.getByRole('link', { name: 'Change or delete' }).click();
	await page.getByLabel('What the picture shows').fill('Two benches');
	await button(page, 'Save the picture').click();
	await expect(
		comment(page, 'like this one').getByRole('img', { name: 'Two benches' })
	).toBeVisible();
	await page.getByRole('link', { name: 'Change or delete' }).click();
	await button(page, 'Remove the picture').click();
	await expect(comment(page, 'like this one')).toBeVisible();
	await expect(comment(page, 'like this one').getByRole('img')).toHaveCount(0);
});

test('Aino follows what Bertil writes, hears of it, and stops', async ({ browser, db }) => {
	const { city, group, aino, bertil, fatima } = await aWorkshop(db);
	const [here, there] = [await aThread(fatima, group), await aThread(fatima, group)];
	const id = await say(bertil, here, 'Quiet after ten.');
	const page = await atTheirDesk(browser, aino);
	const follow = async (name: string) => {
		await page.goto(`/${city.slug}/comments/${id}`);
		await comment(page, 'Quiet after ten.').getByText('More').click();
		await button(page, name).click();
		await comment(page, 'Quiet after ten.').getByText('More').click();
	};
	await follow('Follow what Bertil writes');
	await expect(button(page, 'Stop following what Bertil writes')).toBeVisible();
	await say(bertil, there, 'And the lamps stay on.');
	const told = page.getByRole('main').getByRole('link', { name: 'How quiet should the park be?' });
	await expect(async () => {
		await page.goto(`/${city.slug}/notifications`);
		await expect(told).toBeVisible({ timeout: 500 });
	}).toPass();
	await page.goto(`/${city.slug}/notifications/settings`);
	await expect(page.getByRole('main')).toContainText('Bertil');
	await follow('Stop following what Bertil writes');
	await expect(button(page, 'Follow what Bertil writes')).toBeVisible();
});

test('of two windows the later sees both texts and chooses', async ({ browser, db }) => {
	const { city, group, aino, bertil } = await aWorkshop(db);
	const id = await say(bertil, await aThread(aino, group), 'First words.');
	const [one, other] = [await atTheirDesk(browser, bertil), await atTheirDesk(browser, bertil)];
	for (const page of [one, other]) await page.goto(`/${city.slug}/comments/${id}/edit`);
	await one.getByRole('textbox', { name: 'Your comment' }).fill('These words.');
	await sending(one, () => button(one, 'Publish the change').click());
	await other.getByRole('textbox', { name: 'Your comment' }).fill('Those words.');
	await button(other, 'Publish the change').click();
	await expect(other.getByRole('region', { name: 'It was changed meanwhile' })).toContainText(
		'These words.'
	);
	await expect(other.getByRole('textbox', { name: 'Your comment' })).toHaveValue('Those words.');
	await button(other, 'Publish mine all the same').click();
	await expect(comment(other, 'Those words.')).toBeVisible();
});

test('Fatima pins, speaks for the city, slows down, and closes with a conclusion', async ({
	browser,
	page: visitor,
	db
}) => {
	const { city, group, aino, fatima } = await aWorkshop(db);
	const thread = await aThread(aino, group);
	await say(aino, thread, 'Who decides?');
	const page = await atTheirDesk(browser, fatima);
	await page.goto(`/${city.slug}/threads/${thread}`);
	await page.getByRole('textbox', { name: 'Your comment' }).fill('The council does, in May.');
	await button(page, 'Publish').click();
	await comment(page, 'The council does').getByText('More').click();
	await sending(page, () => button(page, 'Mark as the city’s word').click());
	await expect(comment(page, 'The council does')).toContainText('The city’s word');

	await page.goto(`/${city.slug}/threads/${thread}`);
	await page.getByText('For whoever runs this discussion').click();
	await page.getByRole('link', { name: 'Who writes, and how' }).click();
	await page.getByLabel('Members of the group').check();
	await page.getByLabel('Pause between two comments').selectOption('15 minutes');
	await button(page, 'Save').click();
	await expect(page.getByRole('main')).toContainText('once in 15 minutes');

	await page.getByText('For whoever runs this discussion').click();
	await page.getByRole('link', { name: 'Close with a conclusion' }).click();
	await page.getByRole('textbox', { name: 'What came of it' }).fill('It is **open** until ten.');
	await button(page, 'Close the discussion').click();
	await expect(page.getByRole('region', { name: 'What came of it' })).toContainText(
		'It is open until ten.'
	);
	await visitor.goto(`/${city.slug}/threads/${thread}`);
	await expect(visitor.getByRole('main')).toContainText('Nobody can write here any more');
	await expect(visitor.getByRole('link', { name: /^Answer/ })).toHaveCount(0);
});

test('what Bertil has begun to write is there when he comes back, where scripts save it', async ({
	browser,
	db,
	javaScriptEnabled
}) => {
	const { city, group, aino, bertil } = await aWorkshop(db);
	const thread = await aThread(aino, group);
	const page = await atTheirDesk(browser, bertil);
	await page.goto(`/${city.slug}/threads/${thread}`);
	const typing = () =>
		page.getByRole('textbox', { name: 'Your comment' }).fill('I was about to say');
	const kept = javaScriptEnabled
		? page.waitForResponse((response) => response.url().endsWith('?/keep'))
		: undefined;
	await typing();
	await kept;
	await page.context().close();
	const later = await atTheirDesk(browser, bertil);
	await later.goto(`/${city.slug}/threads/${thread}`);
	await expect(later.getByRole('textbox', { name: 'Your comment' })).toHaveValue(
		javaScriptEnabled ? 'I was about to say' : ''
	);
});

test('when the session has ended, the comment is still there after signing in again', async ({
	browser,
	db
}) => {
	const { city, group, aino, bertil } = await aWorkshop(db);
	const thread = await aThread(aino, group);
	const page = await atTheirDesk(browser, bertil);
	await page.goto(`/${city.slug}/threads/${thread}`);
	await page.getByRole('textbox', { name: 'Your comment' }).fill('Written for a long while.');
	await db.deleteFrom('session').where('account_id', '=', accountOf(bertil)).execute();
	await button(page, 'Publish').click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Sign in');
	const kept = await db.selectFrom('kept_form').select('fields').execute();
	expect(JSON.stringify(kept)).toContain('Written for a long while.');
});

function accountOf({ actor }: { actor: { kind: string; accountId?: number } }): number {
	return actor.accountId ?? 0;
}
