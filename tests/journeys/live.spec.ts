import { locales } from '#lib/domain/locale.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '#lib/server/database/connect.ts';
import { aDiscussion } from '../support/discussion.ts';
import { expect, test } from '../support/journey.ts';
import { say } from '../support/thread.ts';

async function anOpenDiscussion(db: Db) {
	const { city, aino, thread } = await aDiscussion(db);
	await say(aino, thread, 'Quiet after ten.');
	return { aino, thread, address: `/${city.slug}/threads/${thread}` };
}

for (const locale of locales) {
	test(`who reads a discussion is told what comes, and sees it when they ask, in ${locale}`, async ({
		page,
		db,
		javaScriptEnabled
	}) => {
		const { aino, thread, address } = await anOpenDiscussion(db);
		await page.goto(`${locale === 'en' ? '' : `/${locale}`}${address}`);
		const arrived = page.getByRole('status').getByRole('link');
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		await say(aino, thread, 'And before eight.');
		if (javaScriptEnabled === false) {
			await page.reload();
		} else {
			await expect(arrived).toHaveText(m.thread_arrived_one({}, { locale }));
			await say(aino, thread, 'And at noon.');
			await expect(arrived).toHaveText(m.thread_arrived_other({}, { locale }).replace('#', '2'));
			expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
			await expect(page.getByText('And before eight.')).toHaveCount(0);
			await arrived.focus();
			await page.keyboard.press('Enter');
		}
		await expect(page.getByText('And before eight.')).toBeVisible();
	});
}

test('when a line breaks, what came meanwhile is told afterwards', async ({
	page,
	db,
	context,
	javaScriptEnabled
}) => {
	const { aino, thread, address } = await anOpenDiscussion(db);
	await page.goto(address);
	await context.setOffline(true);
	await say(aino, thread, 'While you were in the tunnel.');
	await context.setOffline(false);
	if (javaScriptEnabled === false) await page.reload();
	// A browser asks anew after some seconds, so that not all do so at once.
	else
		await page
			.getByRole('status')
			.getByRole('link', { name: '1 new comment' })
			.click({ timeout: 30_000 });
	await expect(page.getByText('While you were in the tunnel.')).toBeVisible();
});
