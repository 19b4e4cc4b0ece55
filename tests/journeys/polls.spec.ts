import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import type { Locale } from '#lib/domain/locale.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, mailbox, test } from '../support/journey.ts';
import { anOpenPoll, aPoll, hill, passTime } from '../support/open-poll.ts';

/** A city with a group, somebody who runs its polls, and so many members. */
async function town(db: Db, members: number) {
	const city = await aCity(db, { slug: `aanestys-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city, { name: 'Tulevaisuustyöpaja' });
	const person = async (name: string, role?: 'facilitator') => {
		const account = await aPerson(db, `${name} ${randomUUID().slice(0, 4)}`);
		return { account, context: await asResident(db, city, account, { role }) };
	};
	const fatima = (await person('Fatima', 'facilitator')).context;
	const people: { email: string; context: Context }[] = [];
	for (let number = 0; number < members; number++) {
		const { account, context } = await person(`Aino${number}`);
		people.push({ email: account.email, context: await seated(context, group) });
	}
	return { city, group, fatima, people };
}

function homeOf(locale: Locale, slug: string): string {
	return `${locale === 'en' ? '' : `/${locale}`}/${slug}`;
}

/** Ranks the three options of the usual poll, by the number fields that stand there with and without scripts. */
async function rank(page: Page, ranks: readonly string[]): Promise<void> {
	for (const [place, rank] of ranks.entries())
		await page.locator(`[name="q1.o${place + 1}"]`).fill(rank);
}

for (const locale of ['en', 'fi', 'sv', 'de'] as const) {
	test(`a resident votes by ranking on a phone and finds the receipt after closing, in ${locale}`, async ({
		browser,
		db
	}) => {
		test.slow();
		const words = { locale };
		const { city, group, fatima, people } = await town(db, 21);
		const [aino, ...others] = people;
		if (!aino) throw new Error('Nobody is there.');
		const poll = await anOpenPoll(fatima, { groupId: group });
		const page = await atTheirDesk(browser, aino.context);
		await page.setViewportSize({ width: 360, height: 640 });
		const home = homeOf(locale, city.slug);

		await page.goto(`${home}/polls`);
		await page.getByRole('link', { name: 'Which path along the river?' }).click();
		await page
			.getByRole('main')
			.getByRole('link', { name: m.poll_vote_act({}, words) })
			.click();
		await rank(page, ['2', '1', '']);
		await page.getByRole('button', { name: m.ballot_review_act({}, words) }).click();
		await expect(
			page.getByRole('heading', { name: m.poll_review_title({}, words), level: 1 })
		).toBeVisible();
		await expect(page.getByRole('main')).toContainText('Hill path');
		await page.getByRole('button', { name: m.ballot_cast_act({}, words) }).click();

		await expect(
			page.getByRole('heading', { name: m.receipt_cast_title({}, words), level: 1 })
		).toBeVisible();
		const code = new URL(page.url()).pathname.split('/').at(-1) ?? '';
		expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);

		for (const { context } of others)
			await castBallot(context, poll, { by: 'account' }, { choices: hill, words: {} });
		await passTime(fatima, poll);

		await page.goto(`${home}/polls/${poll}`);
		await expect(
			page.getByRole('heading', { name: m.poll_result_heading({}, words), exact: true })
		).toBeVisible();
		await page.getByRole('link', { name: m.poll_receipts_link({}, words) }).click();
		await page
			.getByLabel(m.receipts_code_label({}, words))
			.fill(code.toLowerCase().replaceAll('-', ' '));
		await page.getByRole('button', { name: m.receipts_look_up_act({}, words) }).click();
		await expect(page.getByRole('main')).toContainText('21');
		await expect(page.getByText(m.receipt_proof_summary({}, words))).toBeVisible();
		await page.context().close();
	});
}

test('a ballot that is filled in wrongly says so beside the field, and nothing is lost', async ({
	browser,
	db
}) => {
	const { city, group, fatima, people } = await town(db, 1);
	const poll = await anOpenPoll(fatima, { groupId: group });
	const page = await atTheirDesk(browser, people[0]?.context ?? fatima);
	await page.goto(`/${city.slug}/polls/${poll}/vote`);
	await rank(page, ['1', '1', '3']);
	await page.getByRole('button', { name: m.ballot_review_act() }).click();
	await expect(page.getByRole('alert').first()).toBeVisible();
	await expect(page.locator('[name="q1.o1"]')).toHaveValue('1');
	await expect(page.locator('[name="q1.o3"]')).toHaveValue('3');
	await rank(page, ['1', '2', '3']);
	await page.getByRole('button', { name: m.ballot_review_act() }).click();
	await page.getByRole('button', { name: m.ballot_change_act() }).click();
	await expect(page.locator('[name="q1.o2"]')).toHaveValue('2');
	await page.context().close();
});

test('a facilitator opens a poll, reminds, closes it when all have voted, and states what follows', async ({
	browser,
	db
}) => {
	test.slow();
	const { city, group, fatima, people } = await town(db, 2);
	const [aino, bertil] = people;
	if (!aino || !bertil) throw new Error('Nobody is there.');
	const poll = await aPoll(fatima, { groupId: group });
	const page = await atTheirDesk(browser, fatima);
	await page.goto(`/${city.slug}/polls/${poll}`);
	await page.getByRole('button', { name: m.poll_open_act() }).click();
	await expect(page.getByText(m.poll_done_opened())).toBeVisible();
	await mailbox.waitFor(aino.email, /Voting has begun/);

	await castBallot(aino.context, poll, { by: 'account' }, { choices: hill, words: {} });
	await page.getByRole('link', { name: m.poll_run_link() }).click();
	await expect(page.getByText('1 of 2 people entitled have voted.')).toBeVisible();
	await expect(page.getByRole('button', { name: m.poll_close_act() })).toHaveCount(0);
	await page.getByRole('button', { name: m.poll_remind_act() }).click();
	await expect(page.getByText(m.poll_done_reminded())).toBeVisible();
	await mailbox.waitFor(bertil.email, /Voting ends soon/);

	await castBallot(bertil.context, poll, { by: 'account' }, { choices: hill, words: {} });
	await page.getByRole('link', { name: m.poll_run_link() }).click();
	await page.getByRole('button', { name: m.poll_close_act() }).click();
	await expect(page.getByRole('main')).toContainText('Hill path');

	await page.getByRole('link', { name: m.poll_run_link() }).click();
	await page.getByRole('link', { name: m.poll_outcome_link() }).click();
	await page
		.getByRole('textbox', { name: m.poll_outcome_label() })
		.fill('Work on the hill path begins in **May**.');
	await page.getByRole('button', { name: m.poll_outcome_act() }).click();
	await expect(page.getByRole('region', { name: m.poll_outcome_heading() })).toContainText(
		'Work on the hill path begins in May.'
	);
	const letter = await mailbox.waitFor(aino.email, /What follows from the poll/);
	expect(letter.text).toContain('hill path begins');
	await page.context().close();
});

test('annulling takes two persons and a reason that everybody can read', async ({
	browser,
	page: visitor,
	db
}) => {
	const { city, group, fatima } = await town(db, 1);
	const maija = await asResident(db, city, await aPerson(db, `Maija ${randomUUID()}`), {
		role: 'admin'
	});
	const poll = await anOpenPoll(fatima, { groupId: group });
	const address = `/${city.slug}/polls/${poll}`;
	const first = await atTheirDesk(browser, fatima);
	await first.goto(`${address}/annul`);
	await first.getByLabel(m.poll_annul_why_label()).fill('The second option had a wrong map.');
	await first.getByRole('button', { name: m.poll_annul_act() }).click();
	await expect(first.getByRole('heading', { name: m.poll_annul_asked_heading() })).toBeVisible();
	await expect(first.getByRole('button', { name: m.poll_annul_confirm_act() })).toHaveCount(0);

	const second = await atTheirDesk(browser, maija);
	await second.goto(address);
	await second.getByRole('button', { name: m.poll_annul_confirm_act() }).click();
	await expect(second.getByRole('heading', { name: m.poll_annulled_heading() })).toBeVisible();
	await visitor.goto(address);
	await expect(visitor.getByRole('main')).toContainText('The second option had a wrong map.');
	await Promise.all([first, second].map((page) => page.context().close()));
});
