import { randomUUID } from 'node:crypto';
import { m } from '#lib/i18n/paraglide/messages.js';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { aThread, say } from '../support/thread.ts';

test('Bertil names Aino in a comment by the keyboard, and Aino hears of it', async ({
	browser,
	db,
	javaScriptEnabled
}) => {
	const city = await aCity(db, { slug: `koti-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const now = new Date();
	const person = async (name: string) => asResident(db, city, await aPerson(db, name), { now });
	const fatima = await seated(await person('Fatima Haddad'), group);
	const aino = await person('Aino Virtanen');
	const bertil = await person('Bertil');
	const thread = await aThread(fatima, group);
	await say(aino, thread, 'Quiet after ten.');

	const page = await atTheirDesk(browser, bertil);
	await page.goto(`/${city.slug}/threads/${thread}`);
	const field = page.getByRole('textbox', { name: 'Your comment' });
	await field.focus();
	if (javaScriptEnabled === false) {
		await page.keyboard.type('And at noon, @Aino Virtanen?');
	} else {
		const offers = page.getByRole('listbox', { name: m.comment_mention_found() });
		await page.keyboard.type('And at noon, @');
		await expect(offers.getByRole('option')).toHaveText(['Fatima Haddad', 'Aino Virtanen']);
		await page.keyboard.press('Escape');
		await expect(offers).toBeHidden();
		await page.keyboard.type('virt');
		await expect(offers.getByRole('option', { selected: true })).toHaveText('Aino Virtanen');
		await page.keyboard.press('Enter');
		await expect(field).toHaveValue('And at noon, @Aino Virtanen ');
		await expect(offers).toBeHidden();
		await page.keyboard.type('?');
	}
	await page.getByRole('button', { name: 'Publish', exact: true }).click();
	await expect(page.getByRole('article').last()).toContainText('@Aino Virtanen');

	const hers = await atTheirDesk(browser, aino);
	await expect(async () => {
		await hers.goto(`/${city.slug}/notifications`);
		await expect(
			hers.getByRole('main').getByRole('link', { name: 'How quiet should the park be?' })
		).toBeVisible({ timeout: 500 });
	}).toPass();
});
