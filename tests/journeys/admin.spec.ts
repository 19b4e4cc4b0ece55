import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright/test';
import type { Db } from '#lib/server/database/connect.ts';
import { openSession } from '#lib/server/sessions/lucia.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { expect, test } from '../support/journey.ts';

/** A town of its own, in which Kaarina is admin and signed in, Juhani facilitator, Aino resident. */
async function arriveAsAdmin(db: Db, browser: BrowserContext, baseURL: string | undefined) {
	const city = await aCity(db, { slug: `town-${randomUUID().slice(0, 8)}` });
	const [kaarina, juhani, aino] = await Promise.all(
		['Kaarina', 'Juhani', 'Aino'].map((name) => aPerson(db, `${name} ${randomUUID()}`))
	);
	if (!kaarina || !juhani || !aino) throw new Error('Somebody is missing.');
	await asResident(db, city, { ...kaarina, displayName: 'Kaarina' }, { role: 'admin' });
	await asResident(db, city, { ...juhani, displayName: 'Juhani' }, { role: 'facilitator' });
	await asResident(db, city, { ...aino, displayName: 'Aino' });
	const signIn = async ({ accountId }: { accountId: number }) => {
		const session = await openSession(db, accountId, 'Chromium');
		await browser.addCookies([{ name: 'session', value: session.id, url: baseURL ?? '' }]);
	};
	await signIn(kaarina);
	return { admin: `/${city.slug}/admin`, home: `/${city.slug}`, juhani, aino, signIn };
}

const said = (page: Page) => page.getByRole('status');

test('an admin chooses another accent colour, sees how it will look, and then sees it', async ({
	page,
	context,
	db,
	baseURL
}) => {
	const { admin, home } = await arriveAsAdmin(db, context, baseURL);
	await page.goto(admin);
	await page.getByRole('link', { name: 'Colour and logo' }).click();
	await page.getByLabel('Accent colour').fill('#ffee00');
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByText('#ffee00 is shown here as #7d7400')).toBeVisible();
	await page.goto(home);
	await expect(page.locator('head link[href*="0050bb"]')).toBeAttached();

	await page.goto(`${admin}/look`);
	await page.getByLabel('Accent colour').fill('yellow');
	await page.getByRole('button', { name: 'Use this colour' }).click();
	await expect(page.getByRole('alert')).toContainText('like #1f5fa8');
	await expect(page.getByLabel('Accent colour')).toHaveValue('yellow');

	await page.getByLabel('Accent colour').fill('#ffee00');
	await page.getByRole('button', { name: 'Use this colour' }).click();
	await expect(said(page)).toHaveText('Saved.');
	await page.goto(home);
	await expect(page.getByRole('link', { name: 'Groups', exact: true }).first()).toBeVisible();
	const accent = await page.evaluate(() =>
		getComputedStyle(document.documentElement).getPropertyValue('--accent')
	);
	expect(accent.trim()).toBe('#7d7400');
});

test('an admin adds a category, moves it up, retires it and offers it again', async ({
	page,
	context,
	db,
	baseURL
}) => {
	const { admin } = await arriveAsAdmin(db, context, baseURL);
	await page.goto(`${admin}/categories`);
	await expect(page.getByText('No categories yet.')).toBeVisible();
	await page.getByRole('button', { name: 'Add the category' }).click();
	await expect(page.getByRole('alert')).toContainText('in the first language');

	for (const [fi, en] of [
		['Luonto', 'Nature'],
		['Vesi', 'Water']
	] as const) {
		await page.getByLabel('Finnish').fill(fi);
		await page.getByLabel('English').fill(en);
		await page.getByRole('radio', { name: en }).check();
		await page.getByRole('button', { name: 'Add the category' }).click();
		await expect(page.getByRole('button', { name: `Retire: ${en}` })).toBeVisible();
	}
	const offered = page.locator('ol.rows').getByRole('listitem');
	await page.getByRole('button', { name: 'Move “Water” up' }).click();
	await expect(offered.first()).toContainText('Water');

	await page.getByRole('link', { name: 'Edit: Water' }).click();
	await page.getByLabel('English').fill('Lakes and sea');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await page.getByRole('button', { name: 'Retire: Lakes and sea' }).click();
	await expect(offered).toHaveCount(1);
	await page.getByRole('button', { name: 'Offer again: Lakes and sea' }).click();
	await expect(offered).toHaveCount(2);
});

test('an admin pastes the neighbourhoods; one bad line and nothing is added', async ({
	page,
	context,
	db,
	baseURL
}) => {
	const { admin } = await arriveAsAdmin(db, context, baseURL);
	await page.goto(`${admin}/neighbourhoods`);
	const lines = page.getByLabel('One on each line');
	await lines.fill('Tapiola;Hagalund\n;Alberga');
	await page.getByRole('button', { name: 'Add these' }).click();
	await expect(page.getByText('Line 2, “;Alberga”')).toBeVisible();
	await expect(lines).toHaveValue('Tapiola;Hagalund\n;Alberga');
	await lines.fill('Tapiola;Hagalund\nLeppävaara;Alberga\nTapiola');
	await page.getByRole('button', { name: 'Add these' }).click();
	await expect(said(page)).toHaveText('2 added, 0 already here.');
	await page.getByRole('button', { name: 'Sort by the alphabet' }).click();
	await expect(page.locator('ol.rows').getByRole('listitem').first()).toContainText('Leppävaara');
});

test('an admin gives a role and finds it in the log; the last admin keeps theirs', async ({
	page,
	context,
	db,
	baseURL
}) => {
	const { admin, aino } = await arriveAsAdmin(db, context, baseURL);
	await page.goto(`${admin}/residents`);
	await page.getByLabel('Part of a name').fill(aino.email);
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page.getByRole('link', { name: 'Show everyone' })).toBeVisible();
	await page.getByLabel('Role of Aino').selectOption('Facilitator');
	await page.getByRole('button', { name: 'Give this role to Aino' }).click();
	await expect(said(page)).toHaveText('Aino now has the role: Facilitator.');

	await page.getByRole('link', { name: 'Show everyone' }).click();
	await page.getByLabel('Role of Kaarina').selectOption('Resident');
	await page.getByRole('button', { name: 'Give this role to Kaarina' }).click();
	await expect(page.getByRole('alert')).toContainText('the city’s only admin');

	await page.getByRole('link', { name: 'Activity log' }).click();
	await page.getByLabel('What was done').selectOption('Role changed');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page.locator('ol.rows').getByRole('listitem')).toHaveCount(1);
	await expect(page.locator('ol.rows')).toContainText('Aino (Resident → Facilitator)');
	await expect(page.locator('ol.rows')).toContainText('Kaarina');
});

test('an admin writes rules and a contact, and everybody can read them', async ({
	page,
	context,
	db,
	baseURL
}) => {
	const { admin, home } = await arriveAsAdmin(db, context, baseURL);
	await page.goto(`${admin}/rules`);
	await page.getByLabel('English').fill('- **Respect** each other');
	await page.getByRole('button', { name: 'Publish as version 1' }).click();
	await expect(page.getByRole('button', { name: 'Publish as version 2' })).toBeVisible();
	const text = page.getByRole('group', { name: 'Text of the rules' });
	await text.getByLabel('English').fill('- **Listen** to each other');
	const changes = page.getByRole('group', { name: 'What this version changes' });
	await changes.getByLabel('English').fill('New: listen.');
	await page.getByRole('button', { name: 'Publish as version 2' }).click();
	await expect(page.getByRole('link', { name: 'Version 1' })).toBeVisible();

	await page.goto(`${admin}/contact`);
	const email = page.locator('#email');
	const words = page.getByRole('textbox', { name: 'English' });
	await email.fill('somewhere');
	await words.fill('Service point');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByRole('alert')).toContainText('name@example.org');
	await expect(words).toHaveValue('Service point');
	await email.fill('participation@espoo.example');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(said(page)).toHaveText('Saved.');

	await context.clearCookies();
	await page.goto(`${home}/rules`);
	await expect(page.locator('strong', { hasText: 'Listen' })).toBeVisible();
	await expect(page.getByText('New: listen.').first()).toBeVisible();
	await page.getByRole('link', { name: 'Version 1' }).click();
	await expect(page.locator('strong', { hasText: 'Respect' })).toBeVisible();
	await page.getByRole('link', { name: 'Contact', exact: true }).click();
	await expect(page.getByText('Service point')).toBeVisible();
	await expect(page.getByRole('link', { name: 'participation@espoo.example' })).toBeVisible();
});

test('an admin renames the city and offers another language', async ({
	page,
	context,
	db,
	baseURL
}) => {
	const { admin } = await arriveAsAdmin(db, context, baseURL);
	await page.goto(`${admin}/settings`);
	const names = page.getByRole('group', { name: 'Name of the city' });
	await names.getByLabel('Finnish').fill('');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByRole('alert')).toContainText('Name of the city (Finnish)');
	await names.getByLabel('Finnish').fill('Uusi Espoo');
	await names.getByLabel('German').fill('Neu-Espoo');
	await page.getByRole('checkbox', { name: 'German' }).check();
	await page.getByLabel('Time zone').selectOption('Europe/Stockholm');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(said(page)).toHaveText('Saved.');
	await page.getByRole('link', { name: 'Deutsch' }).click();
	await expect(page.getByRole('banner')).toContainText('Neu-Espoo');
});

test('a facilitator sees the log alone; a resident is shown the door, a visitor the sign-in', async ({
	page,
	context,
	db,
	baseURL
}) => {
	const { admin, juhani, aino, signIn } = await arriveAsAdmin(db, context, baseURL);
	await signIn(juhani);
	await page.goto(admin);
	await page.getByRole('main').getByRole('link', { name: 'Activity log' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activity log');
	expect((await page.goto(`${admin}/settings`))?.status()).toBe(403);

	await signIn(aino);
	expect((await page.goto(admin))?.status()).toBe(403);
	await context.clearCookies();
	await page.goto(`${admin}/residents`);
	await expect(page).toHaveURL(/\/sign-in\?next=/);
});
