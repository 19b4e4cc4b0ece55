import { randomUUID } from 'node:crypto';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, aGroupInput, seated } from '../support/group.ts';
import { editGroup } from '#lib/server/services/groups.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';
import { aThread, say } from '../support/thread.ts';

async function aTown(db: Db) {
	const city = await aCity(db, { slug: `koti-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const now = new Date();
	const account = await aPerson(db, 'Bertil Rude');
	const bertil = await asResident(db, city, account, { now });
	const person = async (name: string, role: 'resident' | 'facilitator' = 'facilitator') =>
		asResident(db, city, await aPerson(db, name), { role, now });
	const aino = await seated(await person('Aino', 'resident'), group, { role: 'coordinator' });
	const thread = await aThread(aino, group);
	await say(bertil, thread, 'You are all fools.');
	const [fatima, greta] = [await person('Fatima'), await person('Greta')];
	return { city, group, thread, aino, bertil, email: account.email, fatima, greta };
}

const homeOf = (slug: string, locale: Locale) => `${locale === 'en' ? '' : `/${locale}`}/${slug}`;

for (const locale of ['en', 'de'] as const)
	test(`Nina reports a person, two facilitators hide the account whole, and Bertil reads why, in ${locale}`, async ({
		browser,
		page,
		db
	}) => {
		test.slow();
		const words = { locale };
		const { city, thread, bertil, email, fatima, greta } = await aTown(db);
		const home = homeOf(city.slug, locale);
		await page.goto(`${home}/threads/${thread}`);
		const report = m.notice_link_to({ name: 'Bertil Rude' }, words);
		await page.getByRole('link', { name: report, exact: true }).click();
		await page.getByRole('link', { name: m.report_person_link({}, words) }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			m.report_person_title({}, words)
		);
		await page.getByRole('radio', { name: m.rule_respect({}, words) }).check();
		await page
			.getByRole('textbox', { name: m.notice_reason_label({}, words) })
			.fill('Already the name is an insult.');
		await page.getByRole('textbox', { name: m.notice_name_label({}, words) }).fill('Nina');
		const nina = `nina.${randomUUID().slice(0, 8)}@koti.example`;
		await page.getByRole('textbox', { name: m.notice_email_label({}, words) }).fill(nina);
		await page.getByRole('button', { name: m.notice_act({}, words), exact: true }).click();
		await expect(page).toHaveURL(/\/notices\/\d+\//);

		const hers = await atTheirDesk(browser, fatima);
		await hers.goto(`${home}/queue`);
		await hers.getByRole('link', { name: 'Bertil Rude' }).click();
		const here = hers.url();
		await hers.getByRole('link', { name: m.person_link({}, words) }).click();
		await expect(hers.getByRole('link', { name: 'You are all fools.' })).toBeVisible();
		await hers.goto(here);
		await hers.getByText(m.case_more_steps({}, words), { exact: true }).click();
		await hers.getByRole('radio', { name: m.case_step_hide_account({}, words) }).check();
		await hers.getByLabel(m.case_ground_label({}, words)).selectOption('respect');
		await hers.getByRole('button', { name: m.case_decide_act({}, words), exact: true }).click();
		await expect(hers.getByRole('status')).toContainText(m.proposed_said({}, words));

		const gretas = await atTheirDesk(browser, greta);
		await gretas.goto(here);
		await gretas.getByRole('button', { name: m.proposed_confirm_act({}, words) }).click();
		await expect(gretas.getByRole('status')).toContainText(m.case_decided_said({}, words));
		await page.goto(`${home}/threads/${thread}`);
		await expect(page.getByText('You are all fools.')).toHaveCount(0);
		await expect(page.getByText('Bertil Rude')).toHaveCount(0);

		const [statement = ''] = linksIn(await mailbox.waitFor(email));
		const his = await atTheirDesk(browser, bertil);
		await his.goto(statement);
		await expect(his.getByRole('main')).toContainText('Bertil Rude');
		await expect(his.getByRole('textbox')).toBeVisible(); // to appeal
	});

test('a group whose page was hidden says why, and its coordinator writes another', async ({
	browser,
	page,
	db
}) => {
	const { city, group, aino, fatima } = await aTown(db);
	await editGroup(aino, group, {
		...aGroupInput,
		name: 'Against all fools',
		purpose: 'We are against everybody who is a fool.'
	});
	const home = homeOf(city.slug, 'en');
	const hers = await atTheirDesk(browser, fatima);
	await hers.goto(`${home}/groups/${group}`);
	await hers.getByRole('link', { name: m.notice_link(), exact: true }).click();
	await hers.getByRole('radio', { name: m.rule_respect() }).check();
	await hers.getByRole('textbox', { name: m.notice_reason_label() }).fill('An insult to all.');
	await hers.getByRole('button', { name: m.notice_act(), exact: true }).click();
	await expect(hers).toHaveURL(/\/notices\/\d+\//);
	await hers.goto(`${home}/queue`);
	await hers.getByRole('link', { name: 'Against all fools' }).click();
	await hers.getByRole('radio', { name: m.case_step_hide() }).check();
	await hers.getByLabel(m.case_ground_label()).selectOption('respect');
	await hers.getByRole('button', { name: m.case_decide_act(), exact: true }).click();
	await expect(hers.getByRole('status')).toContainText(m.case_decided_said());

	await page.goto(`${home}/groups/${group}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		m.hidden_name_group({ number: group }, { locale: 'fi' })
	);
	await page.getByRole('link', { name: m.group_hidden_why() }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.hidden_title());

	const ainos = await atTheirDesk(browser, aino);
	await ainos.goto(`${home}/groups/${group}/edit`);
	await expect(ainos.getByText(m.group_hidden_edit())).toBeVisible();
	await ainos.getByRole('textbox', { name: m.group_name_label() }).fill('Wise together');
	await ainos.getByRole('button', { name: m.save_act(), exact: true }).click();
	await expect(ainos.getByRole('heading', { level: 1 })).toHaveText('Wise together');
	await page.goto(`${home}/groups/${group}`);
	await expect(page.getByText(m.group_hidden())).toHaveCount(0);
});
