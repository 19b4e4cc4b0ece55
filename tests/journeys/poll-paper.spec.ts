import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { m } from '#lib/i18n/paraglide/messages.js';
import { codeOf } from '#lib/server/poll-codes.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { secretOf } from '#lib/server/queries/polls/rules.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { anOpenPoll, aYesNo, passTime } from '../support/open-poll.ts';

const names = ['Aino', 'Bertil', 'Carla'];
const words = { locale: 'en' } as const;
const say = {
	yes: m.print_yes({}, words),
	no: m.print_no({}, words)
};

test('three people bring paper ballots, two facilitators type them, and the result says so', async ({
	page,
	browser,
	db
}) => {
	test.slow();
	const { fatima, farid, poll, home } = await aVote(db);
	const first = await atTheirDesk(browser, fatima);
	const second = await atTheirDesk(browser, farid);

	for (const name of names) {
		await lookUp(first, home, name);
		await press(first, `${m.desk_paper_act({}, words)}: ${name}`);
		await expect(first.getByRole('status')).toContainText(name);
	}
	await lookUp(first, home, names[0] ?? '');
	await expect(first.getByRole('main')).toContainText(m.desk_voted_paper({}, words));

	await first.goto(`${home}/paper`);
	await first.getByLabel(m.paper_label_label({}, words)).fill('Library');
	await first.getByLabel(m.paper_size_label({}, words)).fill('3');
	await press(first, m.paper_begin_act({}, words));
	await type(first, [say.yes, say.no, null]);
	await expect(first.getByRole('main')).toContainText(m.paper_wait_second({}, words));

	await second.goto(`${home}/paper`);
	await second.getByRole('link', { name: `${m.paper_again_act({}, words)}: Library` }).click();
	await expect(second.getByRole('main')).not.toContainText(m.paper_totals_heading({}, words));
	await type(second, [say.yes, say.yes, null]);
	await expect(
		second.getByRole('heading', { name: m.paper_differs_heading({}, words) })
	).toBeVisible();
	await second
		.getByRole('link', { name: m.paper_one({ number: 2 }, words) })
		.first()
		.click();
	await second.getByLabel(say.no, { exact: true }).check();
	await press(second, m.paper_save_act({}, words));
	await expect(second.getByRole('main')).toContainText(m.paper_counted_note({}, words));

	await passTime(fatima, poll);
	await page.goto(home);
	await expect(page.getByRole('row', { name: m.poll_channel_paper({}, words) })).toContainText('2');
	await expect(page.getByRole('main')).toContainText(
		m.poll_paper_said({ marked: 3, counted: 2 }, words)
	);
});

test('one votes with help, one with a letter at the library, and neither leaves a trace on the device', async ({
	page,
	browser,
	db
}) => {
	test.slow();
	const { fatima, home } = await aVote(db);
	const desk = await atTheirDesk(browser, fatima);
	await lookUp(desk, home, 'Aino');
	await press(desk, `${m.desk_fill_act({}, words)}: Aino`);
	await desk.getByLabel(m.ballot_yes({}, words), { exact: true }).check();
	await press(desk, m.ballot_review_act({}, words));
	await press(desk, m.ballot_cast_act({}, words));
	await expect(desk.getByRole('status')).toContainText(m.desk_cast_heading({}, words));
	await desk.getByRole('link', { name: m.desk_next_act({}, words) }).click();
	await expect(desk.getByRole('main')).not.toContainText('Aino');

	const letters = await aVote(db, { kind: 'codes', count: 2 });
	const secret = await secretOf(db, {
		cityId: letters.fatima.city.id,
		pollId: letters.poll
	});
	const code = codeOf(secret?.codeKey ?? '', letters.poll, 1);
	await page.goto(`${letters.home}/kiosk`);
	await expect(page.getByRole('navigation')).toHaveCount(0);
	await enterCode(page, 'ABCD');
	await expect(page.getByRole('alert')).toBeVisible();
	await enterCode(page, code.toLowerCase());
	await page.getByLabel(m.ballot_no({}, words), { exact: true }).check();
	await press(page, m.ballot_review_act({}, words));
	const [response] = await Promise.all([
		page.waitForResponse((answer) => answer.request().method() === 'POST'),
		press(page, m.ballot_cast_act({}, words))
	]);
	expect(response.headers()).toMatchObject({
		'cache-control': 'no-store',
		refresh: `60; url=${letters.home}/kiosk`
	});
	await expect(page.getByRole('status')).toContainText(m.kiosk_thanks({}, words));
	await page.getByRole('link', { name: m.kiosk_done_act({}, words) }).click();
	await enterCode(page, code);
	await expect(page.getByRole('alert')).toContainText(m.refusal_poll_code_used({}, words));
});

async function aVote(db: Db, electorate?: { kind: 'codes'; count: number }) {
	const city = await aCity(db, { slug: `paperi-${randomUUID().slice(0, 8)}` });
	const now = new Date();
	const facilitator = async (name: string): Promise<Context> =>
		asResident(db, city, await aPerson(db, name), { role: 'facilitator', now });
	const [fatima, farid] = [await facilitator('Fatima'), await facilitator('Farid')];
	const group = await aGroup(db, city);
	for (const name of names)
		await seated(await asResident(db, city, await aPerson(db, name), { now }), group);
	const questions = [aYesNo];
	const poll = await anOpenPoll(
		fatima,
		electorate ? { electorate, questions } : { groupId: group, questions }
	);
	return { fatima, farid, poll, home: `/${city.slug}/polls/${poll}` };
}

async function press(page: Page, name: string): Promise<void> {
	await page.getByRole('main').getByRole('button', { name, exact: true }).click();
}

async function lookUp(desk: Page, home: string, name: string): Promise<void> {
	await desk.goto(`${home}/desk`);
	await desk.getByLabel(m.desk_search_label({}, words)).fill(name);
	await press(desk, m.desk_search_act({}, words));
}

/** Types papers one after the other; null is one that is blank. */
async function type(page: Page, papers: readonly (string | null)[]): Promise<void> {
	for (const [place, paper] of papers.entries()) {
		await expect(
			page.getByRole('heading', {
				name: m.paper_number({ number: place + 1, size: papers.length }, words)
			})
		).toBeVisible();
		if (paper === null) await press(page, m.paper_invalid_act({}, words));
		else {
			await page.getByLabel(paper, { exact: true }).check();
			const isLast = place === papers.length - 1;
			await press(page, isLast ? m.paper_last_act({}, words) : m.paper_next_act({}, words));
		}
	}
}

async function enterCode(page: Page, code: string): Promise<void> {
	await page.getByLabel(m.kiosk_code_label({}, words)).fill(code);
	await press(page, m.kiosk_begin_act({}, words));
}
