import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '#lib/server/database/connect.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';
import { closedWithWords } from '../support/remarks.ts';

const rude = 'Only fools walk there.';
const kind = 'Otters live there.';

/** A closed poll in which two people gave a reason and one brought in a name. */
async function aPollWithWords(db: Db) {
	const city = await aCity(db, { slug: `koti-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const now = new Date();
	const voter = async (name: string) =>
		seated(await asResident(db, city, await aPerson(db, name), { now }), group);
	const fatima = await asResident(db, city, await aPerson(db, 'Fatima'), {
		...{ role: 'facilitator', now }
	});
	const poll = await closedWithWords(fatima, group, [
		{ voter: await voter('Aino'), reason: rude, name: 'Fool path' },
		{ voter: await voter('Bertil'), reason: kind }
	]);
	return { city, poll, fatima };
}

const button = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true });

test('Nina reports a reason beside a vote and a name, Fatima hides both, the count stays, and Nina is told', async ({
	browser,
	page,
	db
}) => {
	const { city, poll, fatima } = await aPollWithWords(db);
	const result = `/${city.slug}/polls/${poll}`;
	const nina = `nina.${randomUUID().slice(0, 8)}@koti.example`;
	for (const words of [rude, 'Fool path']) {
		await page.goto(result);
		await page.getByRole('link', { name: `${m.notice_link()}: ${words}` }).click();
		await expect(page.getByText(words, { exact: true })).toBeVisible();
		await page.getByRole('radio', { name: m.rule_respect() }).check();
		await page.getByRole('textbox', { name: m.notice_reason_label() }).fill('It insults people.');
		await page.getByRole('textbox', { name: m.notice_name_label() }).fill('Nina');
		await page.getByRole('textbox', { name: m.notice_email_label() }).fill(nina);
		await button(page, m.notice_act()).click();
		await expect(page).toHaveURL(/\/notices\/\d+\//);
		const receipt = await mailbox.waitFor(nina);
		expect(receipt.text).toContain(`What it is about: ${m.kind_remark()}`);
	}

	const hers = await atTheirDesk(browser, fatima);
	for (const [words, what] of [
		[rude, m.remark_reason()],
		['Fool path', m.remark_name()]
	] as const) {
		await hers.goto(`/${city.slug}/queue`);
		await hers.getByRole('link', { name: words }).click();
		await expect(hers.getByText(what, { exact: true })).toBeVisible();
		await expect(hers.getByText(m.remark_case_help())).toBeVisible();
		await expect(hers.getByRole('radio', { name: m.case_step_ask() })).toHaveCount(0);
		await hers.getByRole('link', { name: m.case_show() }).click();
		await expect(hers).toHaveURL(new RegExp(`/polls/${poll}#result$`));
		await hers.goBack();
		await hers.getByRole('radio', { name: m.case_step_hide() }).check();
		await hers.getByLabel(m.case_ground_label()).selectOption('respect');
		await button(hers, m.case_decide_act()).click();
		await expect(hers.getByRole('status')).toContainText(m.case_decided_said());
	}

	const told = await mailbox.waitFor(nina);
	expect(linksIn(told).join()).toContain('/notices/');
	await page.goto(result);
	const main = page.getByRole('main');
	await expect(main).toContainText(kind);
	await expect(main).not.toContainText(/fool/i);
	await expect(main).toContainText(/Facilitators hid one reason on .*Rule: Respect/i);
	const hiddenName = page.getByRole('row').filter({ hasText: /^Name hidden by facilitators/ });
	await expect(hiddenName.getByRole('cell').first()).toHaveText('1');
	await hiddenName.getByRole('link', { name: m.version_hidden_link() }).click();
	await expect(page.getByRole('heading', { name: m.hidden_title() })).toBeVisible();
	await expect(page.getByText(m.hidden_author())).toHaveCount(0);
});
