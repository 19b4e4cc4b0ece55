import { randomUUID } from 'node:crypto';
import type { Locale } from '#lib/domain/locale.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '#lib/server/database/connect.ts';
import { enqueue } from '#lib/server/jobs/queue.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { sendingNotifications } from '#lib/server/services/notifications/sending.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';
import { anAnswer, aProposal } from '../support/proposal.ts';
import { stopLinkOf } from '../support/town.ts';

/** A city with a proposal, somebody who answers it, and somebody who has done nothing yet. */
async function town(db: Db) {
	const city = await aCity(db, { slug: `ilmoitus-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const now = new Date();
	const aino = await seated(await asResident(db, city, await aPerson(db, 'Aino'), { now }), group);
	const maija = await asResident(db, city, await aPerson(db, 'Maija'), { role: 'admin', now });
	const account = await aPerson(db, 'Veikko');
	const veikko = await asResident(db, city, account, { now });
	return { city, maija, veikko, email: account.email, id: await aProposal(aino, group) };
}

const bench = 'A bench at every bus stop on the hill';

for (const locale of ['en', 'fi', 'sv', 'de'] as const) {
	test(`a resident follows a proposal, sees the bell, chooses a rhythm and stops the mails by their link, in ${locale}`, async ({
		browser,
		db
	}) => {
		test.slow();
		const words = { locale };
		const { city, maija, veikko, email, id } = await town(db);
		const home = homeOf(locale, city.slug);
		const page = await atTheirDesk(browser, veikko);
		const choice = page.locator('form[action="?/save"]');
		const button = (name: string) => page.getByRole('button', { name, exact: true });

		await page.goto(`${home}/proposals/${id}`);
		await button(m.follow_act({}, words)).click();
		await expect(button(m.follow_stop_act({}, words))).toBeVisible();

		await page.goto(`${home}/notifications/settings`);
		await expect(page.getByRole('main')).toContainText(bench);
		await page
			.getByRole('radio', { name: m.notify_rhythm_at_once({}, words), exact: true })
			.check();
		await page.getByLabel(m.notify_quiet_label({}, words)).uncheck();
		await choice.getByLabel(m.occurrence_group_founded({}, words)).uncheck();
		await button(m.save_act({}, words)).click();
		await expect(page.getByText(m.notify_saved({}, words))).toBeVisible();
		await expect(
			page.getByRole('radio', { name: m.notify_rhythm_at_once({}, words), exact: true })
		).toBeChecked();
		await expect(page.getByLabel(m.notify_quiet_label({}, words))).not.toBeChecked();
		await expect(choice.getByLabel(m.occurrence_group_founded({}, words))).not.toBeChecked();
		await expect(choice.getByLabel(m.occurrence_poll_opened({}, words))).toBeChecked();

		await answerProposal(maija, id, anAnswer());
		const bell = page.getByRole('link', {
			name: m.nav_notifications_unread({ count: 1 }, words)
		});
		await expect(async () => {
			await page.goto(home);
			await expect(bell).toBeVisible({ timeout: 500 });
		}).toPass();
		await bell.click();
		const list = page.getByRole('main').getByRole('listitem');
		await expect(list.filter({ hasText: bench })).toContainText(m.notifications_unread({}, words));
		await button(m.notifications_read_act({}, words)).click();
		await expect(page.getByText(m.notifications_read_done({}, words))).toBeVisible();
		await expect(
			page.getByRole('link', { name: m.nav_notifications({}, words), exact: true })
		).toBeVisible();
		await expect(list.filter({ hasText: bench })).not.toContainText(
			m.notifications_unread({}, words)
		);

		await db.transaction().execute((trx) => enqueue(trx, sendingNotifications, {}));
		const mail = await mailbox.waitFor(email, /bus stop/);
		expect(mail.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
		const stop = linksIn(mail).find((link) => link.includes('/unsubscribe/')) ?? '';
		expect(mail.headers['list-unsubscribe']).toBe(`<${stop}>`);

		const stranger = await (await browser.newContext()).newPage();
		const { pathname } = new URL(stop);
		await stranger.goto(`${locale === 'en' ? '' : `/${locale}`}${pathname}`);
		await stranger.getByRole('button', { name: m.unsubscribe_act({}, words) }).click();
		await expect(
			stranger.getByRole('heading', { name: m.unsubscribe_done_title({}, words) })
		).toBeVisible();
		await stranger.context().close();

		await page.goto(`${home}/notifications/settings`);
		await expect(
			page.getByRole('radio', { name: m.notify_rhythm_never({}, words), exact: true })
		).toBeChecked();
		await button(m.notify_stop_this({ title: bench }, words)).click();
		await expect(button(m.notify_follow_this({ title: bench }, words))).toBeVisible();
	});
}

test('a mail program stops the mails by one POST from another site, which no other page allows', async ({
	browser,
	db,
	request
}) => {
	const { city, veikko } = await town(db);
	const address = `/${city.slug}/unsubscribe/${await stopLinkOf(veikko)}`;
	const sent = {
		headers: { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
		form: { 'List-Unsubscribe': 'One-Click' },
		maxRedirects: 0
	};
	expect((await request.get(address)).status()).toBe(200);
	const page = await atTheirDesk(browser, veikko);
	await page.goto(`/${city.slug}/notifications/settings`);
	await expect(
		page.getByRole('radio', { name: m.notify_rhythm_never(), exact: true })
	).not.toBeChecked();
	expect((await request.post(address, sent)).status()).toBe(200);
	await page.reload();
	await expect(
		page.getByRole('radio', { name: m.notify_rhythm_never(), exact: true })
	).toBeChecked();
	expect((await request.post(`${address}a`, sent)).status()).toBe(404);
	expect((await request.post(`/${city.slug}?/follow`, sent)).status()).toBe(403);
});

test('the page of notifications says what to do when there are none, and a visitor signs in first', async ({
	browser,
	page,
	db
}) => {
	const { city, veikko } = await town(db);
	await page.goto(`/${city.slug}/notifications`);
	await expect(page).toHaveURL(/\/sign-in\?next=/);
	const own = await atTheirDesk(browser, veikko);
	await own.goto(`/${city.slug}/notifications`);
	await expect(own.getByText(m.notifications_empty())).toBeVisible();
	await own.goto(`/${city.slug}`);
	await own.getByRole('button', { name: m.follow_city_act({ city: 'Espoo' }) }).click();
	await expect(
		own.getByRole('button', { name: m.follow_city_stop_act({ city: 'Espoo' }) })
	).toBeVisible();
});

function homeOf(locale: Locale, slug: string): string {
	return `${locale === 'en' ? '' : `/${locale}`}/${slug}`;
}
