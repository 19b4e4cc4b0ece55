import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '#lib/server/database/connect.ts';
import { movePoll } from '#lib/server/queries/polls.ts';
import { setWatchList } from '#lib/server/services/moderation/screening-rules.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';
import { aPoll } from '../support/open-poll.ts';
import { aThread } from '../support/thread.ts';

async function aTown(db: Db) {
	const city = await aCity(db, { slug: `sana-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const account = await aPerson(db, 'Bertil');
	const person = async (name: string, role: 'resident' | 'facilitator' | 'admin' = 'resident') =>
		asResident(db, city, await aPerson(db, name), { role, now: new Date() });
	const aino = await seated(await person('Aino'), group, { role: 'coordinator' });
	return {
		group,
		aino,
		thread: await aThread(aino, group),
		bertil: await asResident(db, city, account, { now: new Date() }),
		email: account.email,
		fatima: await person('Fatima', 'facilitator'),
		maija: await person('Maija', 'admin'),
		home: `/${city.slug}`
	};
}

const button = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true });

for (const locale of ['en', 'fi'] as const) {
	test(`Maija watches words; Bertil is asked about one and waits for another, Fatima publishes it, in ${locale}`, async ({
		browser,
		page,
		db
	}) => {
		test.slow();
		const words = { locale };
		const { thread, bertil, email, fatima, maija, ...town } = await aTown(db);
		const home = `${locale === 'en' ? '' : `/${locale}`}${town.home}`;
		await db.updateTable('account').set({ locale }).where('email', '=', email).execute();

		const hers = await atTheirDesk(browser, maija);
		for (const [list, entries] of [
			['nudge', 'fool*'],
			['hold', 'two words']
		] as const) {
			await hers.goto(`${home}/admin/screening/${list}`);
			await hers.getByLabel(m.watch_entries_label({}, words)).fill(entries);
			await button(hers, m.watch_save_act({}, words)).click();
			await expect(
				list === 'nudge' ? hers.getByRole('status') : hers.getByRole('alert')
			).toContainText(
				list === 'nudge' ? m.admin_saved({}, words) : m.watch_fault_not_one_word({}, words)
			);
		}
		await expect(hers.getByLabel(m.watch_entries_label({}, words))).toHaveValue('two words');
		await hers.getByLabel(m.watch_entries_label({}, words)).fill('vermin');
		await button(hers, m.watch_save_act({}, words)).click();
		await expect(hers.getByRole('status')).toBeVisible();

		const his = await atTheirDesk(browser, bertil);
		const write = async (text: string) => {
			await his.goto(`${home}/threads/${thread}`);
			await his.getByRole('textbox', { name: m.comment_body_label({}, words) }).fill(text);
			await button(his, m.comment_write_act({}, words)).click();
		};
		await write('Foolish to sleep so late.');
		await expect(his.getByRole('alert')).toContainText('Foolish');
		await button(his, m.kind_words_act({}, words)).click();
		await expect(his).toHaveURL(/#comment-\d+$/);
		await expect(his.getByRole('article').getByText('Foolish to sleep so late.')).toBeVisible();

		await write('The geese are vermin.');
		await expect(his).toHaveURL(/\/waiting\/\d+$/);
		await expect(his.getByRole('main')).toContainText(
			m.finding_watch_word({ detail: 'vermin' }, words)
		);
		await page.goto(`${home}/threads/${thread}`);
		await expect(page.getByText('Foolish to sleep so late.')).toBeVisible();
		await expect(page.getByText('vermin')).toHaveCount(0);
		await his.goto(`${home}/statements`);
		await his.getByRole('link', { name: m.kind_comment({}, words), exact: true }).click();
		await expect(his.getByRole('textbox')).toHaveValue('The geese are vermin.');

		const theirs = await atTheirDesk(browser, fatima);
		await theirs.goto(`${home}/queue`);
		await theirs.getByRole('link', { name: 'The geese are vermin.' }).click();
		await expect(theirs.getByRole('main')).toContainText(m.case_held({}, words));
		await theirs.getByRole('radio', { name: new RegExp(`^${m.case_publish({}, words)}`) }).check();
		await button(theirs, m.case_decide_act({}, words)).click();
		await expect(theirs.getByRole('status')).toContainText(m.case_decided_said({}, words));
		await page.reload();
		await expect(page.getByText('The geese are vermin.')).toBeVisible();
		const [link = ''] = linksIn(await mailbox.waitFor(email));
		await his.goto(link);
		await expect(his.getByText('The geese are vermin.')).toBeVisible();
	});
}

test('Fatima has the texts of a group looked at first; everybody reads it there, and Bertil finds other words', async ({
	browser,
	page,
	db
}) => {
	const { group, thread, bertil, fatima, home } = await aTown(db);
	const hers = await atTheirDesk(browser, fatima);
	await hers.goto(`${home}/groups/${group}`);
	await hers.getByRole('link', { name: m.looking_link() }).click();
	await button(hers, m.looking_act()).click();
	await expect(hers.getByRole('alert')).toBeVisible();
	await hers.getByLabel(m.looking_because_label()).fill('Insults went to and fro last week.');
	await button(hers, m.looking_act()).click();
	for (const place of [`groups/${group}`, `threads/${thread}`]) {
		await page.goto(`${home}/${place}`);
		await expect(page.getByRole('main')).toContainText('Insults went to and fro last week.');
	}
	const his = await atTheirDesk(browser, bertil);
	await his.goto(`${home}/threads/${thread}`);
	await his.getByRole('textbox', { name: m.comment_body_label() }).fill('Good morning');
	await button(his, m.comment_write_act()).click();
	await his.getByRole('textbox').fill('Good morning, everybody');
	await button(his, m.waiting_change_act()).click();
	await expect(his.getByRole('status')).toContainText(m.waiting_changed());
	await button(his, m.waiting_take_back_act()).click();
	await expect(his).toHaveURL(/\/threads\/\d+$/);
	await expect(his.getByRole('textbox', { name: m.comment_body_label() })).toHaveValue(
		'Good morning, everybody'
	);
	await hers.goto(`${home}/groups/${group}/look-first`);
	await button(hers, m.looking_stop_act()).click();
	await page.reload();
	await expect(page.getByText('Insults went to and fro last week.')).toHaveCount(0);
});

test('Aino announces a poll whose texts are looked at first; Fatima reads them, and it is announced', async ({
	browser,
	page,
	db
}) => {
	test.slow();
	const { group, aino, fatima, maija, home } = await aTown(db);
	const list = { language: null, entries: '' };
	await setWatchList(maija, { ...list, effect: 'nudge', entries: 'fool*' });
	await setWatchList(maija, { ...list, effect: 'hold', entries: 'vermin' });
	const poll = await aPoll(aino, { groupId: group, text: 'Foolish geese are vermin.' });
	const key = { cityId: aino.city.id, pollId: poll };
	const opensAt = new Date(Date.now() + 3_600_000);
	await movePoll(db, key, { state: 'draft', opensAt });

	const hers = await atTheirDesk(browser, aino);
	await hers.goto(`${home}/polls/${poll}/edit`);
	await hers.getByRole('button', { name: /^Announce/ }).click();
	await expect(hers.getByRole('alert')).toContainText('Foolish');
	await button(hers, m.kind_words_act()).click();
	await expect(hers.getByRole('heading', { name: m.waiting_title() })).toBeVisible();
	await hers.getByRole('link', { name: m.waiting_why_heading() }).click();
	await expect(hers.getByRole('main')).toContainText(m.finding_watch_word({ detail: 'vermin' }));
	await expect(button(hers, m.waiting_take_back_act())).toBeVisible();
	expect((await page.goto(`${home}/polls/${poll}`))?.status()).toBe(404);

	const theirs = await atTheirDesk(browser, fatima);
	await theirs.goto(`${home}/queue`);
	await theirs.getByRole('link', { name: 'Which path along the river?' }).click();
	await expect(theirs.getByText('Foolish geese are vermin.')).toBeVisible();
	await theirs.getByRole('radio', { name: new RegExp(`^${m.case_publish()}`) }).check();
	await button(theirs, m.case_decide_act()).click();
	await expect(theirs.getByRole('status')).toContainText(m.case_decided_said());
	await page.reload();
	await expect(page.getByText('Foolish geese are vermin.')).toBeVisible();
	await expect(page.getByRole('heading', { name: m.poll_scheduled_heading() })).toBeVisible();
});
