import { randomUUID } from 'node:crypto';
import { locales } from '#lib/domain/locale.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { aMember } from '../support/account.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { press, signedIn, signIn, tabTo } from '../support/keyboard.ts';
import { anOpenPoll } from '../support/open-poll.ts';
import { aProposal } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

test('the whole story by the keyboard alone: sign in, support, write, publish, answer', async ({
	page,
	db
}) => {
	test.slow();
	const slug = `keys-${randomUUID().slice(0, 8)}`;
	const city = await aCity(db, { slug });
	const workshop = await aGroup(db, city, { name: 'Future workshop' });
	const veikko = await seated(await asResident(db, city, await aPerson(db, 'Veikko')), workshop);
	await aProposal(veikko, workshop, { title: 'A bench at every bus stop' });
	const aino = await aMember(db, 'Aino', `aino.${randomUUID()}@koti.example`);
	const maija = await aMember(db, 'Maija', `maija.${randomUUID()}@koti.example`);
	await seated(await asResident(db, city, signedIn(aino, 'Aino')), workshop);
	await asResident(db, city, signedIn(maija, 'Maija'), { role: 'admin' });

	await page.goto(`/${slug}`); // the last thing that is not a key
	await signIn(page, aino.email);

	await tabTo(page, 'link', 'A bench at every bus stop');
	await press(page, 'Enter');
	await tabTo(page, 'button', 'Support this proposal');
	await press(page, 'Space');
	await expect(page.getByText('You support this proposal.')).toBeVisible();

	await tabTo(page, 'link', 'Proposals');
	await press(page, 'Enter');
	await tabTo(page, 'link', 'Write a proposal');
	await press(page, 'Enter');
	await tabTo(page, 'label', 'What do you propose?');
	await page.keyboard.type('A drinking fountain on the square');
	await press(page, 'Enter');
	await expect(page).toHaveURL(/\/edit$/);
	await tabTo(page, 'textbox', 'Text');
	await page.keyboard.type('On hot days people, dogs and birds are thirsty there.');
	await tabTo(page, 'button', 'Save draft');
	await press(page, 'Enter');
	// The page comes anew, and the keyboard begins at its top.
	await expect(page.locator('body')).toBeFocused();
	await tabTo(page, 'button', 'Publish the proposal');
	await press(page, 'Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'A drinking fountain on the square'
	);
	await tabTo(page, 'button', 'Sign out');
	await press(page, 'Enter');

	await signIn(page, maija.email);
	await tabTo(page, 'link', 'Proposals');
	await press(page, 'Enter');
	await tabTo(page, 'link', 'A drinking fountain on the square');
	await press(page, 'Enter');
	await tabTo(page, 'button', 'Take under review');
	await press(page, 'Enter');
	await tabTo(page, 'link', 'Answer the proposal');
	await press(page, 'Enter');
	await tabTo(page, 'radio', /^Accepted/);
	await press(page, 'ArrowDown');
	await press(page, 'ArrowUp');
	await tabTo(page, 'textbox', 'Reason');
	await page.keyboard.type('The fountain comes in spring, beside the old well.');
	await tabTo(page, 'textbox', 'Who stands for the answer');
	await page.keyboard.type('Public Works');
	await tabTo(page, 'button', 'Publish the answer');
	await press(page, 'Enter');
	const letter = page.getByRole('region', { name: 'The city’s answer' });
	await expect(letter).toContainText('The fountain comes in spring');
});

for (const locale of locales) {
	test(`a vote by the keyboard alone, in ${locale}: find the poll, rank, review, cast, look the receipt up`, async ({
		page,
		db
	}) => {
		test.slow();
		const slug = `keys-${randomUUID().slice(0, 8)}`;
		const city = await aCity(db, { slug });
		const fatima = await asResident(db, city, await aPerson(db, 'Fatima'), { role: 'facilitator' });
		const aino = await aMember(db, 'Aino', `aino.${randomUUID()}@koti.example`);
		await asResident(db, city, signedIn(aino, 'Aino'));
		await anOpenPoll(fatima);
		const words = { locale };
		const heading = page.getByRole('heading', { level: 1 });

		await page.goto(locale === 'en' ? `/${slug}` : `/${locale}/${slug}`); // the last thing that is not a key
		await signIn(page, aino.email, locale);
		await tabTo(page, 'link', m.nav_polls({}, words));
		await press(page, 'Enter');
		await tabTo(page, 'link', 'Which path along the river?');
		await press(page, 'Enter');
		await tabTo(page, 'link', m.poll_vote_act({}, words));
		await press(page, 'Enter');
		for (const [field, rank] of [
			['q1.o1', '2'],
			['q1.o2', '1']
		] as const) {
			await tabTo(page, 'field', field);
			await page.keyboard.type(rank);
		}
		await tabTo(page, 'button', m.ballot_review_act({}, words));
		await press(page, 'Enter');
		await expect(heading).toHaveText(m.poll_review_title({}, words));
		await tabTo(page, 'button', m.ballot_cast_act({}, words));
		await press(page, 'Enter');
		await expect(heading).toHaveText(m.receipt_cast_title({}, words));
		const code = new URL(page.url()).pathname.split('/').at(-1) ?? '';
		await tabTo(page, 'link', m.receipt_to_poll({}, words));
		await press(page, 'Enter');
		await tabTo(page, 'link', m.poll_receipts_link({}, words));
		await press(page, 'Enter');
		await tabTo(page, 'label', m.receipts_code_label({}, words));
		await page.keyboard.type(code);
		await press(page, 'Enter');
		await expect(heading).toHaveText(m.receipt_title({}, words));
	});
}

test('a discussion by the keyboard alone: agree, answer, change the order, follow no more', async ({
	page,
	db
}) => {
	const slug = `keys-${randomUUID().slice(0, 8)}`;
	const city = await aCity(db, { slug });
	const workshop = await aGroup(db, city);
	const veikko = await seated(await asResident(db, city, await aPerson(db, 'Veikko')), workshop);
	const aino = await aMember(db, 'Aino', `aino.${randomUUID()}@koti.example`);
	await asResident(db, city, signedIn(aino, 'Aino'));
	const thread = await aThread(veikko, workshop);
	await say(veikko, thread, 'Quiet after ten.');

	await page.goto(`/${slug}/threads/${thread}`); // the last thing that is not a key
	await signIn(page, aino.email);
	await tabTo(page, 'button', 'Agree');
	await press(page, 'Enter');
	await expect(page.getByText('one agrees')).toBeVisible();
	await tabTo(page, 'link', 'Answer Veikko');
	await press(page, 'Enter');
	await tabTo(page, 'textbox', 'Your answer');
	await page.keyboard.type('And before eight?');
	await tabTo(page, 'button', 'Publish');
	await press(page, 'Enter');
	await expect(page.getByRole('article').last()).toContainText('And before eight?');
	await tabTo(page, 'link', 'The whole discussion');
	await press(page, 'Enter');
	await tabTo(page, 'button', 'Stop following');
	await press(page, 'Enter');
	await tabTo(page, 'link', 'Newest first');
	await press(page, 'Enter');
	await expect(page).toHaveURL(/order=newest/);
});
