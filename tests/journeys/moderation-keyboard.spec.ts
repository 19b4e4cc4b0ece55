import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { m } from '#lib/i18n/paraglide/messages.js';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';
import { press, tabTo } from '../support/keyboard.ts';
import { aThread, say } from '../support/thread.ts';

const rude = 'You are all fools.';

test('a report by the keyboard alone: Nina reports, Fatima decides, Bertil appeals, Greta takes it back, Bertil reads his words again', async ({
	browser,
	page,
	db,
	javaScriptEnabled
}) => {
	test.slow();
	const city = await aCity(db, { slug: `keys-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const account = await aPerson(db, 'Bertil');
	const now = new Date();
	const facilitator = async (name: string) =>
		asResident(db, city, await aPerson(db, name), { role: 'facilitator', now });
	const [fatima, greta] = [await facilitator('Fatima'), await facilitator('Greta')];
	const bertil = await seated(await asResident(db, city, account, { now }), group);
	const thread = await aThread(bertil, group);
	await say(bertil, thread, rude);
	const nina = `nina.${randomUUID().slice(0, 8)}@koti.example`;

	await page.goto(`/${city.slug}/threads/${thread}`); // the last thing that is not a key
	await tabTo(page, 'link', m.notice_link_to({ name: 'Bertil' }));
	await press(page, 'Enter');
	await tabTo(page, 'button', m.notice_act());
	await press(page, 'Enter');
	await hears(page, 'alert', m.faults_heading({ count: 4 }));
	await tabTo(page, 'link', m.notice_ground_label());
	await press(page, 'Enter');
	await tabTo(page, 'radio', m.rule_respect());
	await press(page, 'Space');
	await tabTo(page, 'label', m.notice_reason_label());
	await page.keyboard.type('It insults everybody here.');
	await tabTo(page, 'label', m.notice_name_label());
	await page.keyboard.type('Nina');
	await tabTo(page, 'label', m.notice_email_label());
	await page.keyboard.type(nina);
	await press(page, 'Enter');
	await hears(page, 'status', m.notice_received_said());

	const hers = await atTheirDesk(browser, fatima);
	await hers.goto(`/${city.slug}/queue`); // the last thing that is not a key
	await tabTo(hers, 'link', rude);
	await press(hers, 'Enter');
	if (javaScriptEnabled === false) {
		await tabTo(hers, 'radio', new RegExp(`^${m.case_step_none()}`));
		await press(hers, 'ArrowDown');
		await press(hers, 'ArrowDown');
		await tabTo(hers, 'label', m.case_ground_label());
		await press(hers, 'ArrowDown');
		await tabTo(hers, 'button', m.case_decide_act());
		await press(hers, 'Enter');
	} else {
		await expect(hers.getByRole('radio').first()).toBeFocused();
		await hers.keyboard.press('h');
		await hers.keyboard.press('1');
		await press(hers, 'Enter');
	}
	await hears(hers, 'status', m.case_decided_said());

	const [statement = ''] = linksIn(await mailbox.waitFor(account.email));
	const his = await atTheirDesk(browser, bertil);
	await his.goto(statement); // the last thing that is not a key
	await tabTo(his, 'label', m.appeal_text_label());
	await his.keyboard.type('I meant it kindly.');
	await tabTo(his, 'button', m.appeal_act());
	await press(his, 'Enter');
	await hears(his, 'status', m.appeal_open({ time: '' }).slice(0, 20));

	const gretas = await atTheirDesk(browser, greta);
	await gretas.goto(`/${city.slug}/queue`); // the last thing that is not a key
	await tabTo(gretas, 'link', new RegExp(`^${m.appeal_title({ number: '' })}`));
	await press(gretas, 'Enter');
	await tabTo(gretas, 'radio', m.appeal_outcome_upheld());
	await press(gretas, 'ArrowDown');
	await tabTo(gretas, 'label', m.appeal_reasons_label());
	await gretas.keyboard.type('It was friendly banter.');
	await tabTo(gretas, 'button', m.appeal_decide_act());
	await press(gretas, 'Enter');
	await hears(gretas, 'status', m.case_decided_said());

	await his.goto(linksIn(await mailbox.waitFor(account.email))[0] ?? '');
	await expect(his.getByRole('status')).toContainText(m.statement_reversed());
	await tabTo(his, 'link', m.case_show());
	await press(his, 'Enter');
	await expect(his.getByRole('article', { name: 'Bertil' })).toContainText(rude);
});

/** What came of an act is said to a screen reader, has the focus, and the eye sees that it has. */
async function hears(page: Page, role: 'status' | 'alert', words: string): Promise<void> {
	const said = page.getByRole('main').getByRole(role);
	await expect(said).toContainText(words);
	await expect(said).toBeFocused();
	await expect(said).toHaveCSS('outline-style', 'solid');
}
