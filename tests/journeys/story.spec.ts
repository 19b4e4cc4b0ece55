import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import type { Locale } from '#lib/domain/locale.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { goodPassword } from '../support/account.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { aGroup } from '../support/group.ts';
import { expect, linksIn, mailbox, test } from '../support/journey.ts';
import { atTheirDesk } from '../support/desk.ts';
import { sending } from '../support/sending.ts';

/** In every language the same story; the journeys run with scripts and as plain pages. */
for (const locale of ['fi', 'en'] as const) {
	test(`a resident's proposal, from idea to official answer, in ${locale}`, async ({
		page,
		browser,
		db
	}) => {
		test.slow();
		const words = { locale };
		const city = await aCity(db, { slug: `tarina-${randomUUID().slice(0, 8)}` });
		const workshop = await aGroup(db, city, { name: 'Tulevaisuustyöpaja', supportThreshold: 3 });
		const home = `${locale === 'en' ? '' : `/${locale}`}/${city.slug}`;
		const press = (name: string) => page.getByRole('main').getByRole('button', { name }).click();

		await signUp(page, home, locale);

		await page.goto(`${home}/groups/${workshop}`);
		await press(m.join_open_act({}, words));
		await page.getByRole('link', { name: m.group_write_act({}, words) }).click();

		await page.getByLabel(m.proposal_new_title_label({}, words)).fill('Penkki mäelle');
		await press(m.proposal_new_act({}, words));
		await expect(page).toHaveURL(/\/edit$/);
		await page.getByLabel(m.proposal_title_label({}, words)).fill('Penkki joka pysäkille mäellä');
		await page
			.getByLabel(m.proposal_body_label({}, words), { exact: true })
			.fill('Mummo lepää nyt **reunakivellä**.');
		await sending(page, () => press(m.proposal_save_act({}, words)));
		await expect(page.getByRole('status')).toContainText(
			m.proposal_saved_at({ time: '' }, words).split(' ')[0] ?? ''
		);
		await press(m.proposal_preview_act({}, words));
		await expect(page.getByText(m.proposal_draft_heading({}, words))).toBeVisible();
		await press(m.proposal_publish_act({}, words));
		await expect(page.getByRole('main')).toContainText(m.proposal_state_gathering({}, words));
		const address = new URL(page.url()).pathname;

		for (const name of ['Veikko', 'Linnea', 'Farah']) {
			const person = await asResident(db, city, await aPerson(db, `${name} ${randomUUID()}`));
			await support(await atTheirDesk(browser, person), address, locale);
		}
		await page.goto(address);
		await expect(page.getByRole('main')).toContainText(
			m.proposal_state_threshold_reached({}, words)
		);

		const maija = await asResident(db, city, await aPerson(db, `Maija ${randomUUID()}`), {
			role: 'admin'
		});
		await answer(await atTheirDesk(browser, maija), address, locale);

		await page.reload();
		const letter = page.getByRole('region', { name: m.proposal_answer_heading({}, words) });
		await expect(letter).toContainText('Penkit asennetaan toukokuussa.');
		await expect(letter).toContainText('Kaupunkitekniikka');

		const mail = await mailbox.waitFor(emailOf(page), /Penkki joka pysäkille mäellä/);
		expect(mail.text).toContain(m.proposal_state_accepted({}, words));
		expect(mail.text).toContain('Penkit asennetaan');
		const [link = ''] = linksIn(mail);
		await page.goto(link);
		expect(new URL(page.url()).pathname).toBe(address);
	});
}

const addresses = new WeakMap<Page, string>();
const emailOf = (page: Page) => addresses.get(page) ?? '';

/** Aino makes an account, confirms it by the mailed link, and is where she began. */
async function signUp(page: Page, home: string, locale: Locale): Promise<void> {
	const words = { locale };
	const email = `aino.${randomUUID().slice(0, 8)}@koti.example`;
	addresses.set(page, email);
	await page.goto(home);
	await page
		.getByRole('banner')
		.getByRole('link', { name: m.sign_in({}, words) })
		.click();
	await page
		.getByRole('main')
		.getByRole('link', { name: m.sign_up_title({}, words) })
		.click();
	await page.getByLabel(m.account_name_label({}, words)).fill('Aino Lehtonen');
	await page.getByLabel(m.account_email_label({}, words)).fill(email);
	await page.getByLabel(m.account_password_label({}, words), { exact: true }).fill(goodPassword);
	await page.getByRole('button', { name: m.sign_up_act({}, words) }).click();
	await expect(page).toHaveURL(/\/sign-up\/sent/);
	const [link = ''] = linksIn(
		await mailbox.waitFor(email, new RegExp(m.mail_sign_up_subject({}, words)))
	);
	await page.goto(link);
	await page.getByRole('button', { name: m.confirm_act({}, words) }).click();
	await expect(
		page.getByRole('banner').getByRole('link', { name: 'Aino Lehtonen' })
	).toBeAttached();
}

async function support(page: Page, address: string, locale: Locale): Promise<void> {
	await page.goto(address);
	await page
		.getByRole('button', { name: m.proposal_support_act({}, { locale }) })
		.filter({ visible: true })
		.click();
	await expect(page.getByText(m.proposal_supported({}, { locale }))).toBeVisible();
	await page.context().close();
}

async function answer(page: Page, address: string, locale: Locale): Promise<void> {
	const words = { locale };
	await page.goto(address);
	await page.getByRole('button', { name: m.proposal_review_act({}, words) }).click();
	await page.getByRole('link', { name: m.proposal_answer_act({}, words) }).click();
	// Scripts that start take the form over; the toolbar says that they have.
	if (test.info().project.use.javaScriptEnabled !== false)
		await expect(
			page.getByRole('group', { name: m.markdown_toolbar_label({}, words) })
		).toBeVisible();
	await page
		.getByRole('radio', { name: m.proposal_state_accepted({}, words) })
		.first()
		.check();
	await page
		.getByRole('textbox', { name: m.answer_reason_label({}, words) })
		.fill('Penkit asennetaan toukokuussa. Kiitos ehdotuksesta.');
	await page.getByLabel(m.answer_owner_label({}, words)).fill('Kaupunkitekniikka');
	await page.getByRole('button', { name: m.answer_publish_act({}, words) }).click();
	await expect(page).toHaveURL(/#answer$/);
	await page.context().close();
}
