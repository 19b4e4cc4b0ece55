import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright/test';
import type { Db } from '#lib/server/database/connect.ts';
import { openSession } from '#lib/server/sessions/lucia.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { aGroup } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';

const list = [
	'Tunnus;Otsikko;Kuvaus;Aihe;Kannatukset',
	'1;Valaistu pyörätie koululle;"Turvallinen reitti.\nMyös talvella.";Liikenne;41',
	'2;;Ilman otsikkoa;Liikenne;3',
	'3;=Penkkejä rantaan;;Puistot;120'
].join('\n');

test('an admin brings a list in, finds what came with a mistyped word, and takes it along again', async ({
	page,
	context,
	db,
	baseURL
}) => {
	const home = await arriveAsAdmin(db, context, baseURL);
	await page.goto(`${home}/admin`);
	await page.getByRole('link', { name: 'Import proposals' }).click();
	await choose(page, Buffer.from(list));

	await expect(page.getByText('2 proposals are ready to be imported into “Shore”.')).toBeVisible();
	await expect(page.getByText('Row 3 · Title: it is empty')).toBeVisible();
	await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Kuvaus');
	await page.getByLabel('Text', { exact: true }).selectOption('Aihe');
	await page.getByLabel('Category', { exact: true }).selectOption('');
	await page.getByRole('button', { name: 'Look again' }).click();
	await expect(page.getByText('Categories that the city does not have')).toBeHidden();

	await page.getByLabel('Text', { exact: true }).selectOption('Kuvaus');
	await page.getByLabel('Category', { exact: true }).selectOption('Aihe');
	await page.getByRole('button', { name: 'Look again' }).click();
	await expect(page.getByText('Categories that the city does not have')).toBeVisible();
	await page.getByLabel('Make the categories').check();
	await page.getByRole('button', { name: 'Import 2 proposals' }).click();
	await expect(page.getByRole('status')).toContainText('2 proposals were imported into “Shore”.');
	await expect(page.getByRole('status')).toContainText('2 categories were made.');

	await page.goto(`${home}/proposals?q=pyoratei`);
	await expect(page.getByRole('link', { name: 'Valaistu pyörätie koululle' })).toBeVisible();
	const link = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
	const file = await (await page.request.get(link ?? '')).text();
	expect(file).toContain('Valaistu pyörätie koululle,,"Turvallinen reitti.\nMyös talvella."');
	expect(file).not.toContain('Penkkejä');

	const whole = await page.request.get(`${home}/proposals/export.csv`);
	expect(await whole.text()).toContain("'=Penkkejä rantaan");
});

test('a file that cannot be read is refused beside its field, and nothing else is lost', async ({
	page,
	context,
	db,
	baseURL
}) => {
	const home = await arriveAsAdmin(db, context, baseURL);
	await page.goto(`${home}/admin/import`);
	await page.getByLabel('Language of the texts').selectOption('sv');
	await choose(page, Buffer.from('Rubrik\nCykelv\u00e4g\n', 'latin1'));
	await expect(page.getByRole('alert')).toContainText('Line 2 of the file is not in UTF-8.');
	await expect(page.getByLabel('Language of the texts')).toHaveValue('sv');

	await choose(page, Buffer.from('Rubrik\nCykelväg\n'));
	await page.getByRole('button', { name: 'Import one proposal' }).click();
	await page.getByRole('link', { name: 'See the proposals of the group' }).click();
	await expect(page.locator('[lang=sv]', { hasText: 'Cykelväg' }).first()).toBeVisible();
});

async function choose(page: Page, buffer: Buffer): Promise<void> {
	await page
		.getByLabel('File', { exact: true })
		.setInputFiles({ name: 'ideas.csv', mimeType: 'text/csv', buffer });
	await page.getByRole('button', { name: 'Look at the file' }).click();
}

/** A town of its own with one group, in which Kaarina is admin and signed in. @returns its address */
async function arriveAsAdmin(db: Db, browser: BrowserContext, baseURL: string | undefined) {
	const city = await aCity(db, { slug: `town-${randomUUID().slice(0, 8)}` });
	await aGroup(db, city, { name: 'Shore' });
	const kaarina = await aPerson(db, `Kaarina ${randomUUID()}`);
	await asResident(db, city, { ...kaarina, displayName: 'Kaarina' }, { role: 'admin' });
	const session = await openSession(db, kaarina.accountId, 'Chromium');
	await browser.addCookies([{ name: 'session', value: session.id, url: baseURL ?? '' }]);
	return `/${city.slug}`;
}
