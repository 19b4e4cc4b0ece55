import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { locales, type Locale } from '#lib/domain/locale.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '#lib/server/database/connect.ts';
import { sendQueueDigests } from '#lib/server/services/moderation/queue-news.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { appealedByAuthor, appealedByNotifier, aRudeComment } from '../support/facilitation.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';
import { addressOf } from '../support/notifications.ts';
import { aThread } from '../support/thread.ts';

async function aQuarrel(db: Db, locale: Locale = 'en') {
	const city = await aCity(db, { slug: `koti-${randomUUID().slice(0, 8)}` });
	const now = new Date();
	const person = async (name: string, role: 'resident' | 'facilitator' | 'admin' = 'resident') =>
		asResident(db, city, await aPerson(db, name, locale), { role, now });
	const group = await aGroup(db, city);
	const aino = await seated(await person('Aino'), group);
	return {
		city,
		group,
		aino,
		thread: await aThread(aino, group),
		bertil: await person('Bertil'),
		fatima: await person('Fatima', 'facilitator'),
		greta: await person('Greta', 'facilitator'),
		erik: await person('Erik', 'admin'),
		visitor: { db, city, now, locale, actor: { kind: 'visitor' as const } },
		home: `${locale === 'en' ? '' : `/${locale}`}/${city.slug}`
	};
}

const button = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true });

for (const locale of locales) {
	test(`Greta asks Bertil, who appealed, Bertil answers, both are told, and the answer ends it, in ${locale}`, async ({
		browser,
		db
	}) => {
		const words = { locale };
		const quarrel = await aQuarrel(db, locale);
		const { bertil, greta, fatima, home } = quarrel;
		const { appeal, puid } = await appealedByAuthor(quarrel);
		const gretas = await atTheirDesk(browser, greta);
		await gretas.goto(`${home}/queue/appeals/${appeal}`);
		const message = (page: Page) =>
			page.getByRole('textbox', { name: m.talk_text_label({}, words) });
		await button(gretas, m.talk_act({}, words)).click();
		await expect(gretas.getByRole('alert')).toBeVisible();
		await message(gretas).fill('Which sentence do you mean?');
		await button(gretas, m.talk_act({}, words)).click();
		await expect(gretas.getByRole('main')).toContainText('Which sentence do you mean?');

		const letter = await mailbox.waitFor(
			await addressOf(bertil),
			new RegExp(m.mail_talk_subject_appellant({}, words))
		);
		expect(letter.text).not.toContain('Which sentence');
		const his = await atTheirDesk(browser, bertil);
		const [page = ''] = linksIn(letter);
		expect(page).toContain(puid);
		await his.goto(page);
		await expect(his.getByRole('main')).toContainText('Which sentence do you mean?');
		await expect(his.getByRole('main')).not.toContainText('Greta');
		await message(his).fill('The one about the harbour.');
		await button(his, m.talk_act({}, words)).click();
		await expect(his.getByRole('main')).toContainText('The one about the harbour.');
		const answered = await mailbox.waitFor(await addressOf(greta));
		expect(answered.text).not.toContain('harbour');

		const hers = await atTheirDesk(browser, fatima);
		await hers.goto(`${home}/queue/appeals/${appeal}`);
		await expect(hers.getByText('The one about the harbour.')).toBeVisible();
		await expect(message(hers)).toHaveCount(0);
		await gretas.goto(`${home}/queue`);
		await expect(gretas.getByRole('main')).toContainText(m.talk_has_answer({}, words));
		await gretas.goto(`${home}/queue/appeals/${appeal}`);
		await gretas.getByRole('radio', { name: m.appeal_outcome_upheld({}, words) }).check();
		await gretas
			.getByRole('textbox', { name: m.appeal_reasons_label({}, words) })
			.fill('It is an insult all the same.');
		await button(gretas, m.appeal_decide_act({}, words)).click();
		await expect(gretas.getByRole('status')).toContainText(m.case_decided_said({}, words));
		await his.reload();
		await expect(his.getByText('The one about the harbour.')).toBeVisible();
		await expect(message(his)).toHaveCount(0);
	});
}

test('Nina, who has no account, answers on the page of her report', async ({
	browser,
	page,
	db
}) => {
	const quarrel = await aQuarrel(db);
	const { greta, home } = quarrel;
	const { appeal, way, email } = await appealedByNotifier(quarrel);
	const gretas = await atTheirDesk(browser, greta);
	await gretas.goto(`${home}/queue/appeals/${appeal}`);
	await gretas.getByRole('textbox', { name: m.talk_text_label() }).fill('Which word is it?');
	await button(gretas, m.talk_act()).click();
	await expect(gretas.getByRole('main')).toContainText('Which word is it?');
	const [link = ''] = linksIn(await mailbox.waitFor(email, /appeal/));
	expect(link).toContain(way.token);
	await page.goto(link);
	await expect(page.getByRole('main')).toContainText('Which word is it?');
	await page.getByRole('textbox', { name: m.talk_text_label() }).fill('The last one.');
	await button(page, m.talk_act()).click();
	await expect(page.getByRole('main')).toContainText('The last one.');
	await gretas.reload();
	await expect(gretas.getByRole('main')).toContainText('The last one.');
	await expect(gretas.getByRole('main')).not.toContainText('Nina');
});

test('Fatima saves a reply, is told which name it does not know, and decides with it', async ({
	browser,
	db,
	javaScriptEnabled
}) => {
	const quarrel = await aQuarrel(db);
	const { bertil, fatima, home } = quarrel;
	const { caseId } = await aRudeComment(quarrel);
	const hers = await atTheirDesk(browser, fatima);
	await hers.goto(`${home}/queue`);
	await hers.getByRole('link', { name: m.replies_title() }).click();
	await hers.getByRole('textbox', { name: m.reply_title_label() }).fill('Insult');
	await hers.getByLabel(m.case_ground_label()).selectOption('respect');
	const text = hers.getByRole('textbox', { name: m.reply_text_label() });
	await text.fill('In “{title}” this is against {rul}.');
	await button(hers, m.reply_save_act()).click();
	await expect(hers.getByRole('alert')).toContainText('{rul}');
	await text.fill('In “{title}” this is against {rule}. Appeal until {deadline}.');
	await button(hers, m.reply_save_act()).click();
	await expect(hers.getByRole('status')).toContainText(m.reply_saved());

	await hers.goto(`${home}/queue/${caseId}`);
	const facts = hers.getByRole('textbox', { name: m.case_facts_label() });
	await hers.getByRole('radio', { name: m.case_step_hide() }).check();
	await hers.getByLabel(m.reply_choose_label()).selectOption({ label: 'Insult' });
	if (javaScriptEnabled === false) await button(hers, m.reply_fill_act()).click();
	await expect(facts).toHaveValue(/^In “.+” this is against Respect.+\. Appeal until \d+ .+\.$/);
	await expect(hers.getByLabel(m.case_ground_label())).toHaveValue('respect');
	await expect(hers.getByRole('radio', { name: m.case_step_hide() })).toBeChecked();

	const said = await facts.inputValue();
	await facts.fill('It names a neighbour.');
	await button(hers, m.reply_fill_act()).click();
	await expect(facts).toHaveValue(`It names a neighbour.\n\n${said}`);
	await expect(hers.getByRole('radio', { name: m.case_step_hide() })).toBeChecked();
	await button(hers, m.case_decide_act()).click();
	await expect(hers.getByRole('status')).toContainText(m.case_decided_said());
	const letter = await mailbox.waitFor(await addressOf(bertil));
	expect(letter.text).toContain('It names a neighbour.');
	expect(letter.text).toContain('this is against Respect');
});

test('a reply that is put in before a step is chosen chooses none', async ({ browser, db }) => {
	const quarrel = await aQuarrel(db);
	const { fatima, home } = quarrel;
	const { caseId } = await aRudeComment(quarrel);
	const hers = await atTheirDesk(browser, fatima);
	await hers.goto(`${home}/queue/replies`);
	await hers.getByRole('textbox', { name: m.reply_title_label() }).fill('Any');
	await hers.getByRole('textbox', { name: m.reply_text_label() }).fill('This is against {rule}.');
	await button(hers, m.reply_save_act()).click();
	await hers.goto(`${home}/queue/${caseId}`);
	await hers.getByLabel(m.reply_choose_label()).selectOption({ label: 'Any' });
	await button(hers, m.reply_fill_act()).click();
	await expect(hers.getByRole('alert')).toContainText(m.refusal_reply_rule());
	const step = hers.getByRole('group', { name: m.case_step_label() });
	await expect(step.getByRole('radio', { checked: true })).toHaveCount(0);
	await hers.getByLabel(m.case_ground_label()).selectOption('threat');
	await button(hers, m.reply_fill_act()).click();
	await expect(hers.getByRole('textbox', { name: m.case_facts_label() })).toHaveValue(
		'This is against Threats or calls for violence.'
	);
});

test('Fatima notes something for Greta, who does not find it on any page of Bertil', async ({
	browser,
	db
}) => {
	const quarrel = await aQuarrel(db);
	const { bertil, fatima, greta, home } = quarrel;
	const { comment, caseId } = await aRudeComment(quarrel);
	const hers = await atTheirDesk(browser, fatima);
	await hers.goto(`${home}/queue/${caseId}`);
	await hers.getByText(m.note_write_act(), { exact: true }).click();
	await hers.getByRole('radio', { name: m.note_about_person() }).check();
	await hers.getByRole('textbox', { name: m.note_label() }).fill('Called us, was friendly.');
	await button(hers, m.note_save_act()).click();
	await expect(hers.getByText('Called us, was friendly.').first()).toBeVisible();
	const gretas = await atTheirDesk(browser, greta);
	await gretas.goto(`${home}/queue/${caseId}`);
	await gretas.getByRole('link', { name: m.person_link() }).click();
	await expect(gretas.getByRole('heading', { level: 1 })).toHaveText('Bertil');
	await expect(gretas.getByText('Called us, was friendly.').first()).toBeVisible();
	await expect(button(gretas, m.note_remove_act())).toHaveCount(0);
	const his = await atTheirDesk(browser, bertil);
	for (const page of [`comments/${comment}`, 'statements', 'me', 'notifications']) {
		await his.goto(`${home}/${page}`);
		await expect(his.getByText('Called us')).toHaveCount(0);
	}
	await button(hers, m.note_remove_act()).click();
	await expect(hers.getByText('Called us, was friendly.')).toHaveCount(0);
});

test('Fatima chooses to hear of the queue once a day, is told what is due first, and looks at her groups alone', async ({
	browser,
	db
}) => {
	const quarrel = await aQuarrel(db);
	const { aino, city, greta, group, home } = quarrel;
	const hers = await atTheirDesk(browser, quarrel.fatima);
	await hers.goto(`${home}/notifications/settings`);
	const queue = hers.getByRole('group', { name: m.queue_rhythm_legend() });
	await expect(queue.getByRole('radio', { name: m.notify_rhythm_daily() })).toBeChecked();
	await queue.getByRole('radio', { name: m.notify_rhythm_weekly() }).check();
	await hers.locator('#queue').getByRole('button').click();
	await expect(queue.getByRole('radio', { name: m.notify_rhythm_weekly() })).toBeChecked();
	await expect(hers.locator('#queue').getByRole('status')).toContainText(m.queue_rhythm_saved());

	const other = await aGroup(db, city);
	const far = { ...quarrel, thread: await aThread(await seated(aino, other), other) };
	const { caseId: farCase } = await aRudeComment(far);
	const { caseId } = await aRudeComment(quarrel);
	await db
		.updateTable('queue_digest')
		.set({ next_at: new Date() })
		.where('city_id', '=', city.id)
		.execute();
	await sendQueueDigests(db)({}, { id: 'one', tries: 1 });
	const letter = await mailbox.waitFor(await addressOf(quarrel.fatima));
	expect(letter.subject).toBe(m.mail_queue_subject({ city: 'Espoo', cases: '2', appeals: '0' }));
	expect(linksIn(letter).join(' ')).toContain(`/queue/${farCase}`);

	const gretas = await atTheirDesk(browser, greta);
	await gretas.goto(`${home}/queue?mine`);
	await expect(gretas.getByText(m.queue_mine_none())).toBeVisible();
	await seated(greta, group);
	await gretas.reload();
	const cases = gretas.getByRole('region', { name: m.queue_cases_heading() });
	await expect(cases.getByRole('listitem')).toHaveCount(1);
	await cases.getByRole('link').click();
	await expect(gretas.getByRole('heading', { level: 1 })).toHaveText(
		m.case_title({ number: caseId })
	);
	await gretas.getByRole('radio', { name: m.case_step_none() }).check();
	await button(gretas, m.case_decide_act()).click();
	await expect(gretas).toHaveURL(/queue\?decided&mine$/);
	await expect(gretas.getByText(m.queue_mine_empty())).toBeVisible();
});

test('Fatima asks Bertil in private, and he answers once', async ({ browser, db }) => {
	const quarrel = await aQuarrel(db);
	const { bertil, fatima, home } = quarrel;
	const { caseId } = await aRudeComment(quarrel);
	const hers = await atTheirDesk(browser, fatima);
	await hers.goto(`${home}/queue/${caseId}`);
	await hers.getByRole('link', { name: m.word_link() }).click();
	await hers.getByRole('radio', { name: m.word_kind_question() }).check();
	await hers.getByRole('textbox', { name: m.word_text_label() }).fill('Whom do you mean?');
	await button(hers, m.word_act()).click();
	await expect(hers.getByRole('status')).toContainText(m.word_sent());
	const letter = await mailbox.waitFor(await addressOf(bertil));
	expect(letter.text).toContain('Whom do you mean?');
	const his = await atTheirDesk(browser, bertil);
	await his.goto(`${home}/notifications`);
	await his.getByRole('region', { name: m.words_heading() }).getByRole('link').click();
	await expect(his.getByRole('main')).toContainText('Whom do you mean?');
	await his.getByRole('textbox', { name: m.word_answer_label() }).fill('Nobody here.');
	await button(his, m.word_answer_act()).click();
	await expect(his.getByRole('textbox')).toHaveCount(0);
	await hers.reload();
	await expect(hers.getByRole('main')).toContainText('Nobody here.');
});
