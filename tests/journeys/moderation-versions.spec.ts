import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '#lib/server/database/connect.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';
import { aProposal } from '../support/proposal.ts';
import { say } from '../support/thread.ts';
import { hideVersion, rephrase, reword } from '../support/versions.ts';

const rude = 'All who drive are fools.';
const title = 'A bench at every bus stop';

/** A proposal of three versions, and a comment of two; the rude words stood once. */
async function aHistory(db: Db) {
	const city = await aCity(db, { slug: `koti-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const now = new Date();
	const account = await aPerson(db, 'Bertil');
	const bertil = await seated(await asResident(db, city, account, { now }), group);
	const fatima = await asResident(db, city, await aPerson(db, 'Fatima'), {
		...{ role: 'facilitator', now }
	});
	const proposal = await aProposal(bertil, group, { title, body: 'Many cannot stand for long.' });
	await reword(bertil, proposal, { title, body: rude });
	await reword(bertil, proposal, { title, body: 'Many need to sit.' });
	const comment = await say(bertil, proposal, rude);
	await rephrase(bertil, comment, 'Drivers could wait.');
	return { city, proposal, comment, bertil, email: account.email, fatima };
}

const button = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true });

test('Nina reports what a proposal said once, Fatima hides that version alone, its author reads it with the reasons', async ({
	browser,
	page,
	db
}) => {
	const { city, proposal, email, bertil, fatima } = await aHistory(db);
	const history = `/${city.slug}/proposals/${proposal}/history`;
	await page.goto(history);
	await expect(page.getByRole('link', { name: m.version_report({ n: 3 }) })).toHaveCount(0);
	await page.getByRole('link', { name: m.version_report({ n: 2 }) }).click();
	await expect(page.getByText(rude)).toBeVisible();
	await expect(page.getByText(/^Version 2 of a proposal, written on .*, Bertil$/)).toBeVisible();
	await page.getByRole('radio', { name: m.rule_respect() }).check();
	await page.getByRole('textbox', { name: m.notice_reason_label() }).fill('It insults people.');
	await button(page, m.notice_act()).click();
	await expect(page.getByRole('alert')).toBeVisible();
	const nina = `nina.${randomUUID().slice(0, 8)}@koti.example`;
	await page.getByRole('textbox', { name: m.notice_name_label() }).fill('Nina');
	await page.getByRole('textbox', { name: m.notice_email_label() }).fill(nina);
	await button(page, m.notice_act()).click();
	await expect(page).toHaveURL(/\/notices\/\d+\//);
	expect((await mailbox.waitFor(nina)).text).toContain(`What it is about: ${m.kind_version()}`);

	const hers = await atTheirDesk(browser, fatima);
	await hers.goto(`/${city.slug}/queue`);
	await expect(hers.getByRole('listitem').filter({ hasText: m.kind_version() })).toBeVisible();
	await hers.getByRole('link', { name: title }).click();
	await expect(hers.getByText(rude)).toBeVisible();
	await expect(hers.getByText(m.version_case_help())).toBeVisible();
	await expect(hers.getByRole('radio', { name: m.case_step_ask() })).toHaveCount(0);
	await hers.getByRole('link', { name: m.case_show() }).click();
	await expect(hers).toHaveURL(/history\?version=2$/);
	await hers.goBack();
	await hers.getByRole('radio', { name: m.case_step_hide() }).check();
	await hers.getByLabel(m.case_ground_label()).selectOption('respect');
	await button(hers, m.case_decide_act()).click();
	await expect(hers.getByRole('status')).toContainText(m.case_decided_said());

	await page.goto(history);
	await expect(page.getByText(m.version_after_hidden())).toBeVisible();
	await page.getByRole('link', { name: m.history_version({ n: 2 }), exact: true }).click();
	await expect(page.getByText(m.version_hidden_text())).toBeVisible();
	await expect(page.getByText(rude)).toHaveCount(0);
	await page.getByRole('link', { name: m.version_hidden_link() }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.hidden_title());

	const [statement = ''] = linksIn(await mailbox.waitFor(email));
	const his = await atTheirDesk(browser, bertil);
	await his.goto(statement);
	await expect(his.getByText(rude)).toBeVisible();
	await expect(button(his, m.appeal_act())).toBeVisible();
});

test('what a comment said once is a stone among its versions; how it stands is reported as the comment itself', async ({
	page,
	db
}) => {
	const { city, comment, fatima } = await aHistory(db);
	const target = { of: comment, version: 1 };
	const { content } = await hideVersion({ reporter: fatima, facilitator: fatima }, target);
	await page.goto(`/${city.slug}/versions/${content}`);
	await expect(page).toHaveURL(/\/comments\/\d+\/history#version-1$/);
	await expect(page.getByText('Drivers could wait.')).toBeVisible();
	await expect(page.getByText(/^Hidden by facilitators on /)).toBeVisible();
	await expect(page.getByText(rude)).toHaveCount(0);
	const refused = await page.goto(`/${city.slug}/report/${comment}/versions/2`);
	expect(refused?.status()).toBe(409);
	await expect(page.getByRole('main')).toContainText(m.refusal_version_stands());
});
