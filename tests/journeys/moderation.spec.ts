import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { locales } from '#lib/domain/locale.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '#lib/server/database/connect.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';
import { caseAbout, report } from '../support/moderation.ts';
import { aThread, say } from '../support/thread.ts';

async function aQuarrel(db: Db) {
	const city = await aCity(db, { slug: `koti-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const now = new Date();
	const account = await aPerson(db, 'Bertil');
	const person = async (name: string, role: 'resident' | 'facilitator' = 'resident') =>
		asResident(db, city, await aPerson(db, name), { role, now });
	const aino = await seated(await person('Aino'), group);
	const bertil = await asResident(db, city, account, { now });
	const thread = await aThread(aino, group);
	const comment = await say(bertil, thread, 'You are all fools.');
	return {
		city,
		thread,
		comment,
		aino,
		bertil,
		email: account.email,
		fatima: await person('Fatima', 'facilitator'),
		greta: await person('Greta', 'facilitator')
	};
}

const button = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true });
const fools = (page: Page) => page.getByText('You are all fools.');

for (const locale of locales) {
	test(`Nina reports without an account, Fatima decides in three keys, Bertil appeals, Greta takes it back, all are told, in ${locale}`, async ({
		browser,
		page,
		db,
		javaScriptEnabled
	}) => {
		test.slow();
		const words = { locale };
		const { city, thread, comment, bertil, email, fatima, greta } = await aQuarrel(db);
		await db.updateTable('account').set({ locale }).where('email', '=', email).execute();
		const name = wordsIn(city.names, locale, city.locales).text;
		const home = `${locale === 'en' ? '' : `/${locale}`}/${city.slug}`;
		const nina = `nina.${randomUUID().slice(0, 8)}@koti.example`;

		await page.goto(`${home}/threads/${thread}`);
		await page
			.getByRole('link', { name: m.notice_link_to({ name: 'Bertil' }, words), exact: true })
			.click();
		await expect(fools(page)).toBeVisible();
		await page.getByRole('radio', { name: m.rule_respect({}, words) }).check();
		await button(page, m.notice_act({}, words)).click();
		await expect(page.getByRole('alert')).toBeVisible();
		await expect(page.getByRole('radio', { name: m.rule_respect({}, words) })).toBeChecked();
		await page
			.getByRole('textbox', { name: m.notice_reason_label({}, words) })
			.fill('It insults everybody here.');
		await page.getByRole('textbox', { name: m.notice_name_label({}, words) }).fill('Nina');
		await page.getByRole('textbox', { name: m.notice_email_label({}, words) }).fill(nina);
		await button(page, m.notice_act({}, words)).click();
		await expect(page).toHaveURL(/\/notices\/\d+\//);
		await expect(page.getByRole('main')).toContainText('It insults everybody here.');
		const [follow = ''] = linksIn(await mailbox.waitFor(nina));

		const hers = await atTheirDesk(browser, fatima);
		await hers.goto(`${home}/queue`);
		await hers.getByRole('link', { name: 'You are all fools.' }).click();
		await expect(hers.getByRole('main')).toContainText('It insults everybody here.');
		if (javaScriptEnabled === false) {
			await hers.getByRole('radio', { name: m.case_step_hide({}, words) }).check();
			await hers.getByLabel(m.case_ground_label({}, words)).selectOption('respect');
			await button(hers, m.case_decide_act({}, words)).click();
		} else {
			await expect(hers.getByRole('radio').first()).toBeFocused();
			await hers.keyboard.press('h');
			await hers.keyboard.press('1');
			await hers.keyboard.press('Enter');
		}
		await expect(hers.getByRole('status')).toContainText(m.case_decided_said({}, words));
		await page.goto(`${home}/threads/${thread}`);
		await expect(page.getByRole('article', { name: 'Bertil' })).toContainText(
			m.rule_respect({}, words)
		);
		await expect(fools(page)).toHaveCount(0);
		await page.goto(`${home}/comments/${comment}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.hidden_title({}, words));
		expect((await mailbox.waitFor(nina)).text).toContain(
			m.mail_notice_decided_hide({ city: name }, words)
		);

		const letter = await mailbox.waitFor(email);
		expect(letter.subject).toContain(m.mail_statement_subject_hide({}, words));
		const [statement = ''] = linksIn(letter);
		const his = await atTheirDesk(browser, bertil);
		await his.goto(statement);
		await expect(fools(his)).toBeVisible();
		await his
			.getByRole('textbox', { name: m.appeal_text_label({}, words) })
			.fill('I meant it kindly.');
		await button(his, m.appeal_act({}, words)).click();
		await expect(his.getByRole('status')).toBeVisible();

		await hers.goto(`${home}/queue`);
		const appealed = new RegExp(`^${m.appeal_title({ number: '' }, words)}`);
		await hers.getByRole('link', { name: appealed }).click();
		await expect(hers.getByText(m.appeal_first({}, words))).toBeVisible();
		const gretas = await atTheirDesk(browser, greta);
		await gretas.goto(`${home}/queue`);
		await gretas.getByRole('link', { name: appealed }).click();
		await expect(gretas.getByRole('main')).toContainText('I meant it kindly.');
		await gretas.getByRole('radio', { name: m.appeal_outcome_reversed({}, words) }).check();
		await gretas
			.getByRole('textbox', { name: m.appeal_reasons_label({}, words) })
			.fill('It was friendly banter.');
		await button(gretas, m.appeal_decide_act({}, words)).click();
		await expect(gretas.getByRole('status')).toContainText(m.case_decided_said({}, words));

		await page.goto(`${home}/threads/${thread}`);
		await expect(fools(page)).toBeVisible();
		const answer = await mailbox.waitFor(email);
		expect(answer.subject).toContain(m.mail_statement_subject_reversed({}, words));
		expect(answer.text).toContain('It was friendly banter.');
		expect((await mailbox.waitFor(nina)).text).toContain(
			m.mail_notice_reversed_hide({ city: name }, words)
		);
		await page.goto(follow);
		await expect(page.getByRole('main')).toContainText(m.notice_outcome_reversed({}, words));
	});
}

test('of two facilitators who decide at once the later sees that the case has changed', async ({
	browser,
	db
}) => {
	const { city, comment, aino, fatima, greta } = await aQuarrel(db);
	await report(aino, comment);
	const id = await caseAbout(fatima, comment);
	const [hers, gretas] = [await atTheirDesk(browser, fatima), await atTheirDesk(browser, greta)];
	for (const page of [hers, gretas]) await page.goto(`/${city.slug}/queue/${id}`);
	await hers.getByRole('radio', { name: m.case_step_none() }).check();
	await button(hers, m.case_decide_act()).click();
	await expect(hers.getByRole('status')).toContainText(m.case_decided_said());
	await gretas.getByRole('radio', { name: m.case_step_hide() }).check();
	await gretas.getByLabel(m.case_ground_label()).selectOption('hate');
	await button(gretas, m.case_decide_act()).click();
	await expect(gretas.getByText(m.case_done_said())).toBeVisible();
	await expect(gretas.getByText(m.decision_none())).toBeVisible();
});

test('who takes a case has it; others see who, and wait', async ({ browser, db }) => {
	const { city, comment, aino, fatima, greta } = await aQuarrel(db);
	await report(aino, comment);
	const address = `/${city.slug}/queue/${await caseAbout(fatima, comment)}`;
	const [hers, gretas] = [await atTheirDesk(browser, fatima), await atTheirDesk(browser, greta)];
	await hers.goto(address);
	await button(hers, m.case_claim_act()).click();
	await expect(button(hers, m.case_release_act())).toBeVisible();
	await gretas.goto(address);
	await expect(gretas.getByRole('main')).toContainText('Fatima has this case until');
	await expect(button(gretas, m.case_decide_act())).toHaveCount(0);
	await button(hers, m.case_release_act()).click();
	await expect(hers.getByRole('heading', { level: 1 })).toHaveText(m.queue_title());
	await gretas.goto(address);
	await expect(button(gretas, m.case_decide_act())).toBeVisible();
});

test('a facilitator who loses the role in the middle of a decision is refused', async ({
	browser,
	db
}) => {
	const { city, thread, comment, aino, fatima } = await aQuarrel(db);
	await report(aino, comment);
	const page = await atTheirDesk(browser, fatima);
	await page.goto(`/${city.slug}/queue/${await caseAbout(fatima, comment)}`);
	await page.getByRole('radio', { name: m.case_step_hide() }).check();
	await page.getByLabel(m.case_ground_label()).selectOption('hate');
	await db
		.updateTable('resident')
		.set({ role: 'resident' })
		.where('city_id', '=', city.id)
		.where('display_name', '=', 'Fatima')
		.execute();
	await button(page, m.case_decide_act()).click();
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(m.queue_title());
	await page.goto(`/${city.slug}/threads/${thread}`);
	await expect(fools(page)).toBeVisible();
});

test('Bertil is asked to change what he wrote, does, and the case comes back', async ({
	browser,
	db
}) => {
	const { city, comment, aino, bertil, email, fatima } = await aQuarrel(db);
	await report(aino, comment);
	const id = await caseAbout(fatima, comment);
	const hers = await atTheirDesk(browser, fatima);
	await hers.goto(`/${city.slug}/queue/${id}`);
	await hers.getByRole('radio', { name: m.case_step_ask() }).check();
	await hers.getByLabel(m.case_ground_label()).selectOption('respect');
	await button(hers, m.case_decide_act()).click();
	await expect(hers.getByRole('main')).toContainText(m.queue_waiting());

	const [statement = ''] = linksIn(await mailbox.waitFor(email));
	const his = await atTheirDesk(browser, bertil);
	await his.goto(statement);
	await his.getByRole('link', { name: m.statement_change_act() }).click();
	await his.getByRole('textbox', { name: 'Your comment' }).fill('You are all wise.');
	await button(his, 'Publish the change').click();
	await expect(his.getByText('You are all wise.')).toBeVisible();
	await hers.goto(`/${city.slug}/queue/${id}`);
	await expect(hers.getByText('You are all wise.')).toBeVisible();
	await expect(button(hers, m.case_decide_act())).toBeVisible();
	await his.goto(`/${city.slug}/statements`);
	await expect(his.getByRole('link', { name: m.statement_step_ask() })).toBeVisible();
});
