import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Context } from '#lib/server/context.ts';
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
	const fatima = await person('Fatima', 'facilitator');
	const greta = await person('Greta', 'facilitator');
	return { home: `/${city.slug}`, thread, aino, bertil, email: account.email, fatima, greta };
}

const button = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true });

/** Opens the case about a comment that somebody reports, with the rarer steps. */
async function openCase(page: Page, home: string, reporter: Context, comment: number) {
	await report(reporter, comment);
	await page.goto(`${home}/queue/${await caseAbout(reporter, comment)}`);
	await page.getByText(m.case_more_steps(), { exact: true }).click();
}

const ground = (page: Page) => page.getByLabel(m.case_ground_label());

test('Fatima puts context beside one comment, collapses another and closes the discussion; all can be read', async ({
	browser,
	page,
	db
}) => {
	const { home, thread, aino, bertil, fatima } = await aQuarrel(db);
	const doubtful = await say(bertil, thread, 'The bridge costs a hundred millions.');
	const beside = await say(bertil, thread, 'Trams are better than bridges.');
	const last = await say(bertil, thread, 'You all never listen.');
	const hers = await atTheirDesk(browser, fatima);

	await openCase(hers, home, aino, doubtful);
	await hers.getByRole('radio', { name: m.case_step_context() }).check();
	await ground(hers).selectOption('deception');
	await button(hers, m.case_decide_act()).click();
	await expect(hers.getByRole('alert')).toContainText(m.refusal_required());
	await hers.getByLabel(m.case_label_label()).fill('The budget says nine millions.');
	await button(hers, m.case_decide_act()).click();
	await expect(hers.getByRole('status')).toContainText(m.case_decided_said());

	await openCase(hers, home, aino, beside);
	await hers.getByRole('radio', { name: m.case_step_collapse() }).check();
	await ground(hers).selectOption('off-topic');
	await button(hers, m.case_decide_act()).click();
	await expect(hers.getByRole('status')).toContainText(m.case_decided_said());

	await page.goto(`${home}/threads/${thread}`);
	await expect(page.getByText('The bridge costs a hundred millions.')).toBeVisible();
	await expect(page.getByText('The budget says nine millions.')).toBeVisible();
	await expect(page.getByText('Trams are better than bridges.')).toBeHidden();
	await page.getByText(m.collapsed_summary({ rule: m.rule_off_topic() })).click();
	await expect(page.getByText('Trams are better than bridges.')).toBeVisible();

	await openCase(hers, home, aino, last);
	await hers.getByRole('radio', { name: m.case_step_close() }).check();
	await ground(hers).selectOption('respect');
	await button(hers, m.case_decide_act()).click();
	await expect(hers.getByRole('status')).toContainText(m.case_decided_said());
	const ainos = await atTheirDesk(browser, aino);
	await ainos.goto(`${home}/threads/${thread}`);
	await expect(ainos.getByText('You all never listen.')).toBeVisible();
	await expect(ainos.getByText(m.thread_closed_rule({ rule: m.rule_respect() }))).toBeVisible();
	await expect(ainos.getByText(m.thread_refused_closed())).toBeVisible();
});

test('what takes two persons waits for the second: Greta declines, Fatima proposes anew, Greta confirms', async ({
	browser,
	db
}) => {
	test.slow();
	const { home, thread, aino, bertil, email, fatima, greta } = await aQuarrel(db);
	const comment = await say(bertil, thread, 'You are all fools.');
	const [hers, gretas] = [await atTheirDesk(browser, fatima), await atTheirDesk(browser, greta)];
	const propose = async () => {
		await hers.getByRole('radio', { name: m.case_step_suspend() }).check();
		await hers.getByLabel(m.case_days_label(), { exact: true }).selectOption('30');
		await ground(hers).selectOption('respect');
		await button(hers, m.case_decide_act()).click();
		await expect(hers.getByRole('status')).toContainText(m.proposed_said());
	};
	await openCase(hers, home, aino, comment);
	await propose();
	await expect(hers.getByRole('main')).toContainText(m.queue_proposed());

	await gretas.goto(`${home}/queue`);
	await gretas.getByRole('link', { name: 'You are all fools.' }).click();
	await expect(gretas.getByRole('main')).toContainText('Fatima');
	await button(gretas, m.proposed_decline_act()).click();
	await expect(gretas.getByRole('alert')).toBeVisible();
	await gretas.getByLabel(m.proposed_reason_label()).fill('A week would be enough.');
	await button(gretas, m.proposed_decline_act()).click();
	await expect(gretas.getByRole('heading', { name: m.settled_heading() })).toBeVisible();

	await hers.getByRole('link', { name: 'You are all fools.' }).click();
	await expect(hers.getByText('A week would be enough.')).toBeVisible();
	await hers.getByText(m.case_more_steps(), { exact: true }).click();
	await propose();
	await hers.getByRole('link', { name: 'You are all fools.' }).click();
	await expect(button(hers, m.proposed_withdraw_act())).toBeVisible();
	await expect(button(hers, m.proposed_confirm_act())).toHaveCount(0);

	await gretas.reload();
	await button(gretas, m.proposed_confirm_act()).click();
	await expect(gretas.getByRole('status')).toContainText(m.case_decided_said());

	const [statement = ''] = linksIn(await mailbox.waitFor(email));
	const his = await atTheirDesk(browser, bertil);
	await his.goto(statement);
	await expect(his.getByText(m.statement_two())).toBeVisible();
	await expect(button(his, m.appeal_act())).toBeVisible();
	await his.goto(`${home}/threads/${thread}`);
	await expect(his.getByText(m.refusal_suspended())).toBeVisible();
	await expect(his.getByRole('textbox', { name: m.comment_body_label() })).toHaveCount(0);
});
