import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import type { SignedIn } from '#lib/server/context.ts';
import { aMember, goodPassword } from '../support/account.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { anOpenPoll } from '../support/open-poll.ts';
import { aProposal } from '../support/proposal.ts';

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
	await expect(page.getByRole('status')).toBeVisible();
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

test('a vote by the keyboard alone: find the poll, rank, review, cast, look the receipt up', async ({
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

	await page.goto(`/${slug}`); // the last thing that is not a key
	await signIn(page, aino.email);
	await tabTo(page, 'link', 'Polls');
	await press(page, 'Enter');
	await tabTo(page, 'link', 'Which path along the river?');
	await press(page, 'Enter');
	await tabTo(page, 'link', 'Go to the ballot');
	await press(page, 'Enter');
	for (const [field, rank] of [
		['q1.o1', '2'],
		['q1.o2', '1']
	] as const) {
		await tabTo(page, 'field', field);
		await page.keyboard.type(rank);
	}
	await tabTo(page, 'button', 'Review your ballot');
	await press(page, 'Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your ballot');
	await tabTo(page, 'button', 'Cast your ballot');
	await press(page, 'Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your ballot is cast');
	const code = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	await tabTo(page, 'link', 'Go to the poll');
	await press(page, 'Enter');
	await tabTo(page, 'link', 'Look up a receipt');
	await press(page, 'Enter');
	await tabTo(page, 'label', 'Code of the receipt');
	await page.keyboard.type(code);
	await press(page, 'Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Receipt of a ballot');
});

const press = (page: Page, key: 'Enter' | 'Space' | 'ArrowDown' | 'ArrowUp') =>
	page.keyboard.press(key);

/** Goes on from stop to stop until the thing has the focus; the eye can follow all the way. */
async function tabTo(
	page: Page,
	role: 'link' | 'button' | 'textbox' | 'radio' | 'label' | 'field',
	name: string | RegExp
): Promise<void> {
	const goal =
		role === 'field'
			? page.locator(`[name="${String(name)}"]`)
			: role === 'label'
				? page.getByRole('main').getByLabel(name, { exact: true })
				: page.getByRole(role, { name, exact: true });
	await expect(goal.filter({ visible: true }).first()).toBeVisible();
	for (let stops = 0; stops < 120; stops += 1) {
		await page.keyboard.press('Tab');
		if (!(await page.evaluate(focusIsSeen)))
			throw new Error(`Nobody sees where the focus is: ${await page.evaluate(focused)}`);
		if (await goal.evaluateAll((all) => all.some((one) => one === document.activeElement))) return;
	}
	throw new Error(`The keyboard does not reach the ${role} ${name}.`);
}

/** Between the last stop of a page and its first, the focus is on the browser's own buttons. */
function focusIsSeen(): boolean {
	const stop = document.activeElement;
	if (!stop || stop === document.body) return true;
	const { outlineStyle, outlineWidth } = getComputedStyle(stop);
	const { width, height } = stop.getBoundingClientRect();
	return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 1 && height > 1;
}

function focused(): string {
	return document.activeElement?.outerHTML.slice(0, 300) ?? 'nothing';
}

/** The person as the helpers of residents know them. */
function signedIn({ id, email }: { id: number; email: string }, displayName: string): SignedIn {
	return { accountId: id, email, displayName, locale: 'en', sessionHash: '' };
}

async function signIn(page: Page, email: string): Promise<void> {
	await tabTo(page, 'link', 'Sign in');
	await press(page, 'Enter');
	await tabTo(page, 'label', 'E-mail address');
	await page.keyboard.type(email);
	await tabTo(page, 'label', 'Password');
	await page.keyboard.type(goodPassword);
	await press(page, 'Enter');
	await expect(page.getByRole('banner').getByRole('button', { name: 'Sign out' })).toBeAttached();
}
