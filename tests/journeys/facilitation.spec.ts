import type { Page } from 'playwright/test';
import { locales } from '#lib/domain/locale.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { setThread } from '#lib/server/services/threads/running.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aDiscussion } from '../support/discussion.ts';
import { expect, test } from '../support/journey.ts';
import { aThread, say } from '../support/thread.ts';

const comment = (page: Page, text: string) =>
	page.getByRole('article').filter({ hasText: text }).last();

for (const locale of locales) {
	test(`Fatima sums a discussion up and sees when a comment behind it changes, in ${locale}`, async ({
		browser,
		page: visitor,
		db
	}) => {
		const { city, aino, fatima, thread } = await aDiscussion(db);
		const said = await say(aino, thread, 'Quiet after ten.');
		const words = { locale };
		const home = `${locale === 'en' ? '' : `/${locale}`}/${city.slug}`;
		const page = await atTheirDesk(browser, fatima);
		await page.goto(`${home}/threads/${thread}`);
		await page.getByText(m.thread_run_heading({}, words)).click();
		await page.getByRole('link', { name: m.thread_summary_link({}, words) }).click();
		await page
			.getByRole('textbox', { name: m.thread_summary_label({}, words), exact: true })
			.fill(`[Aino](/${city.slug}/comments/${said}) asks for **quiet**.`);
		await page
			.getByRole('textbox', { name: m.thread_summary_disputed_label({}, words), exact: true })
			.fill('From which hour on.');
		await page.getByRole('button', { name: m.thread_summary_act({}, words), exact: true }).click();
		const summary = page.getByRole('region', { name: m.thread_summary_heading({}, words) });
		await expect(summary).toContainText('asks for quiet.');
		await expect(summary).toContainText('From which hour on.');

		const desk = await atTheirDesk(browser, aino);
		await desk.goto(`${home}/comments/${said}/edit`);
		await desk.getByRole('textbox').first().fill('Quiet after nine.');
		await desk.getByRole('button', { name: m.comment_change_act({}, words), exact: true }).click();
		await expect(comment(desk, 'Quiet after nine.')).toBeVisible();
		await visitor.goto(`${home}/threads/${thread}`);
		await expect(
			visitor.getByRole('region', { name: m.thread_summary_heading({}, words) })
		).toContainText(m.thread_summary_stale({}, words));
		await visitor.getByRole('link', { name: 'Aino', exact: true }).click();
		await expect(comment(visitor, 'Quiet after nine.')).toBeVisible();
	});
}

test('Fatima moves a comment to where it belongs and lets another become a discussion of its own', async ({
	browser,
	page: visitor,
	db
}) => {
	const { city, group, aino, fatima, thread } = await aDiscussion(db);
	const lights = await say(aino, thread, 'The lights are too bright.');
	const dogs = await say(aino, thread, 'And the dogs?');
	await say(fatima, thread, 'What about them?', { to: dogs });
	await aThread(aino, group, 'Light in the park');
	const page = await atTheirDesk(browser, fatima);
	await page.goto(`/${city.slug}/comments/${lights}`);
	await comment(page, 'too bright').getByText('More').click();
	await comment(page, 'too bright').getByRole('link', { name: 'Move or split off' }).click();
	await page.getByLabel('Open discussions of the same group').selectOption('Light in the park');
	await page.getByRole('button', { name: 'Move it there', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Light in the park');
	await expect(comment(page, 'too bright')).toBeVisible();

	await page.goto(`/${city.slug}/comments/${dogs}/move`);
	await page.getByRole('button', { name: 'Split it off', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Topic or question');
	await page.getByRole('textbox', { name: 'Topic or question' }).fill('Dogs in the park');
	await page.getByRole('button', { name: 'Split it off', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dogs in the park');
	await expect(comment(page, 'What about them?')).toBeVisible();

	await visitor.goto(`/${city.slug}/comments/${dogs}`);
	await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('Dogs in the park');
	await visitor.getByRole('link', { name: 'How quiet should the park be?' }).click();
	await expect(visitor.getByRole('main')).not.toContainText('And the dogs?');
});

test('what is for stands beside what is against, where Fatima wants it so', async ({
	browser,
	page: visitor,
	db
}) => {
	const { city, aino, fatima, thread } = await aDiscussion(db);
	await setThread(fatima, thread, {
		writers: 'residents',
		hasStances: true,
		inColumns: false,
		slowMinutes: 0
	});
	await say(aino, thread, 'Sleep is health.', { stance: 'for' });
	await say(aino, thread, 'Summer is short.', { stance: 'against' });
	await say(aino, thread, 'Who measures it?');
	const page = await atTheirDesk(browser, fatima);
	await page.goto(`/${city.slug}/threads/${thread}/settings`);
	await expect(page.getByRole('row', { name: 'Aino' })).toContainText('3');
	await page.getByLabel('side by side').check();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await visitor.setViewportSize({ width: 1280, height: 800 });
	await visitor.goto(`/${city.slug}/threads/${thread}`);
	const column = (name: string) => visitor.getByRole('region', { name, exact: true });
	await expect(column('For')).toContainText('Sleep is health.');
	await expect(column('Against')).toContainText('Summer is short.');
	await expect(column('Neutral, and without a stance')).toContainText('Who measures it?');
	const [left, right] = await Promise.all(
		['For', 'Against'].map((name) => column(name).boundingBox())
	);
	expect(left?.y).toBe(right?.y);
	await visitor.setViewportSize({ width: 320, height: 640 });
	const below = await column('Against').boundingBox();
	expect(below?.y).toBeGreaterThan(left?.y ?? Infinity);
});
