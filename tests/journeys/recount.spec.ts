import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import type { Db } from '#lib/server/database/connect.ts';
import { shortCode } from '#lib/domain/poll/short-code.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { closeDuePoll } from '#lib/server/services/polls/closing.ts';
import { receiptFile } from '#lib/server/services/polls/receipts.ts';
import { aCity, resident } from '../support/city.ts';
import { expect, test } from '../support/journey.ts';
import { anOpenPoll, hill, passTime, riverside } from '../support/open-poll.ts';

/** A closed poll in a city of its own, and the receipt that its last voter got. */
async function aClosedPoll(db: Db, { voters }: { voters: number }) {
	const city = await aCity(db, { slug: `recount-${randomUUID().slice(0, 8)}` });
	const fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	const people = [];
	for (let at = 0; at < voters; at++) people.push(await resident(db, city, `Voter ${at}`));
	const poll = await anOpenPoll(fatima);
	let leaf = '';
	for (const [at, person] of people.entries()) {
		const choices = at % 3 === 0 ? hill : riverside;
		const cast = await castBallot(person, poll, { by: 'account' }, { choices, words: {} });
		leaf = cast.leaf ?? '';
	}
	const receipt = await receiptFile(fatima, poll, shortCode(leaf));
	await passTime(fatima, poll);
	await closeDuePoll(db, { cityId: city.id, pollId: poll });
	return { address: `/${city.slug}/polls/${poll}`, code: shortCode(leaf), receipt };
}

async function tellsOfScripts(page: Page): Promise<void> {
	await expect(page.getByText('Checking in the browser needs JavaScript')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Check/ })).toHaveCount(0);
}

test('a stranger recounts a poll in the browser, or is told how to do it elsewhere', async ({
	page,
	db,
	javaScriptEnabled
}) => {
	const { address } = await aClosedPoll(db, { voters: 23 });
	await page.goto(address);
	await page.getByRole('link', { name: 'Recount it in your browser' }).click();
	await expect(page.getByRole('heading', { name: 'Recount it yourself', level: 1 })).toBeVisible();
	await expect(page.getByText(/npm run -s kumppani -- verify poll-\d+\.json/)).toBeVisible();
	const file = page.getByRole('link', { name: 'Download the file of the poll' });
	await expect(file).toHaveAttribute('href', `${address}/bundle.json`);
	if (!javaScriptEnabled) return tellsOfScripts(page);
	await page.getByRole('button', { name: 'Check this poll' }).click();
	await expect(page.getByRole('heading', { name: 'Everything is sound' })).toBeVisible();
	await expect(page.getByText('Sound', { exact: true })).toHaveCount(7);
	const counted = page.getByRole('region', { name: 'Counted again on your device' });
	await expect(counted.getByRole('heading', { name: /Riverside path/ })).toBeVisible();
});

test('a voter looks a receipt up, by its code and by its file', async ({
	page,
	db,
	javaScriptEnabled
}) => {
	const { address, code, receipt } = await aClosedPoll(db, { voters: 21 });
	await page.goto(`${address}/recount`);
	if (!javaScriptEnabled) return tellsOfScripts(page);
	await expect(page.getByText('First check the poll above')).toBeVisible();
	await page.getByRole('button', { name: 'Check this poll' }).click();
	const answer = page.getByRole('status').last();

	await page.getByLabel('Code of the receipt').fill('K7QF');
	await page.getByRole('button', { name: 'Look up the code' }).click();
	await expect(page.getByText('A code has 16 letters and digits. Please')).toBeVisible();
	await page.getByLabel('Code of the receipt').fill('0000 0000 0000 0000');
	await page.getByRole('button', { name: 'Look up the code' }).click();
	await expect(answer).toContainText('No ballot in the log has this code.');
	await page.getByLabel('Code of the receipt').fill(code.toLowerCase().replaceAll('-', ' '));
	await page.getByRole('button', { name: 'Look up the code' }).click();
	await expect(answer).toContainText(
		/This ballot is in the log, in line \d+ of 21, and it is counted/
	);
	await expect(answer).toContainText('Riverside path');

	const asFile = (text: string) => ({
		name: 'receipt.json',
		mimeType: 'application/json',
		buffer: Buffer.from(text)
	});
	await page.getByLabel('File of the receipt').setInputFiles(asFile(receipt));
	await page.getByRole('button', { name: 'Look up the file' }).click();
	await expect(answer).toContainText('and it is counted');
	const forged = receipt.replace(/"leaf":"[0-9a-f]{4}/, '"leaf":"0000');
	await page.getByLabel('File of the receipt').setInputFiles(asFile(forged));
	await page.getByRole('button', { name: 'Look up the file' }).click();
	await expect(answer).toContainText('The signature on this receipt is not that of this poll');
});

test('whoever has kept a file sees what was done to it', async ({
	page,
	request,
	db,
	javaScriptEnabled
}) => {
	const { address } = await aClosedPoll(db, { voters: 22 });
	const kept = await (await request.get(`${address}/bundle.json`)).text();
	await page.goto(`${address}/recount`);
	if (!javaScriptEnabled) return tellsOfScripts(page);
	await page.getByText('Check a file that you have kept').click();
	const check = async (text: string) => {
		const file = { name: 'bundle.json', mimeType: 'application/json', buffer: Buffer.from(text) };
		await page.getByLabel('File of a closed poll').setInputFiles(file);
		await page.getByRole('button', { name: 'Check the file' }).click();
	};
	await check(kept);
	await expect(page.getByRole('heading', { name: 'Everything is sound' })).toBeVisible();

	await check(kept.replace('{"q1":[[0],[1]]}', '{"q1":[[2]]}'));
	await expect(page.getByRole('heading', { name: /things are wrong/ })).toBeVisible();
	await expect(page.getByText(/Ballot \d+ was altered/)).toBeVisible();
	await expect(page.getByText('Wrong', { exact: true })).toHaveCount(2);

	await check(kept.slice(0, 500));
	await expect(
		page.getByText('This is not the file of a closed poll, or it is damaged')
	).toBeVisible();
});

test('a poll of few ballots says what cannot be checked, and why', async ({
	page,
	db,
	javaScriptEnabled
}) => {
	const { address, code } = await aClosedPoll(db, { voters: 4 });
	await page.goto(`${address}/recount`);
	if (!javaScriptEnabled) return tellsOfScripts(page);
	await page.getByRole('button', { name: 'Check this poll' }).click();
	await expect(page.getByRole('heading', { name: 'What can be checked is sound' })).toBeVisible();
	await expect(page.getByText('Cannot be checked', { exact: true })).toHaveCount(3);
	await page.getByLabel('Code of the receipt').fill(code);
	await page.getByRole('button', { name: 'Look up the code' }).click();
	await expect(page.getByText('so only the log can be looked up')).toBeVisible();
});
