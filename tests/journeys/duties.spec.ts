import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { languageName, type Locale } from '#lib/domain/locale.ts';
import { fieldsOf } from '#lib/domain/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '#lib/server/database/connect.ts';
import { publishRules } from '#lib/server/services/conduct-rules.ts';
import { aCity, resident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { aThread } from '../support/thread.ts';

/** A town of its own, in which Kaarina is admin, and Aino lives. */
async function aTownWithDuties(db: Db) {
	const city = await aCity(db, { slug: `town-${randomUUID().slice(0, 8)}` });
	const now = new Date();
	const kaarina = await resident(db, city, 'Kaarina', { role: 'admin', now });
	const aino = await resident(db, city, 'Aino', { now });
	return { city, kaarina, aino };
}

const homeIn = (slug: string, locale: Locale) => `${locale === 'en' ? '' : `/${locale}`}/${slug}`;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

for (const locale of ['en', 'fi'] as const) {
	const words = { locale };

	test(`Kaarina changes the rules and says what changed; Aino hears of it where she is and where she writes, in ${locale}`, async ({
		browser,
		db
	}) => {
		const { city, kaarina, aino } = await aTownWithDuties(db);
		const home = homeIn(city.slug, locale);
		await publishRules(kaarina, {
			...{ version: 0, ...fieldsOf({ en: 'Be brief.', fi: 'Kirjoita lyhyesti.' }, 'text') },
			...fieldsOf({}, 'changes')
		});
		const thread = await aThread(kaarina, await aGroup(db, city), 'Paths in the forest');

		const hers = await atTheirDesk(browser, kaarina);
		await hers.goto(`${home}/admin/rules`);
		await hers.locator('#text_en').fill('Be kind.');
		await hers.locator('#text_fi').fill('Ole ystävällinen.');
		await hers.locator('#changes_fi').fill('Uutta: ole ystävällinen.');
		const publish = button(hers, m.rules_publish_act({ version: 2 }, words));
		await publish.click();
		await expect(hers.getByRole('alert')).toContainText(m.refusal_rules_change_missing({}, words));
		await expect(hers.locator('#changes_fi')).toHaveValue('Uutta: ole ystävällinen.');
		await hers.locator('#changes_en').fill('New: be kind.');
		await publish.click();
		await expect(hers.getByRole('status')).toHaveText(m.admin_saved({}, words));

		const change = { en: 'New: be kind.', fi: 'Uutta: ole ystävällinen.' }[locale];
		const page = await atTheirDesk(browser, aino);
		await page.goto(home);
		await expect(page.getByRole('main')).toContainText(change);
		await expect
			.poll(async () => {
				await page.goto(`${home}/notifications`);
				return page.getByRole('main').textContent();
			})
			.toContain(change);
		await page.getByRole('link', { name: change }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.rules_heading({}, words));
		await page
			.getByRole('link', { name: m.rules_version({ version: 1 }, words), exact: true })
			.click();
		await expect(page.getByRole('main')).toContainText(m.rules_was({ version: 1 }, words));
		await expect(page.getByRole('main')).toContainText(
			{ en: 'Be brief.', fi: 'Kirjoita lyhyesti.' }[locale]
		);

		await page.goto(`${home}/threads/${thread}`);
		await page.getByRole('link', { name: m.rules_hold_here({}, words) }).click();
		await expect(page.getByRole('main')).toContainText(change);
	});

	test(`Kaarina names where authorities write to; everybody finds it, in ${locale}`, async ({
		browser,
		page,
		db
	}) => {
		const { city, kaarina } = await aTownWithDuties(db);
		const home = homeIn(city.slug, locale);
		const hers = await atTheirDesk(browser, kaarina);
		await hers.goto(`${home}/admin/contact`);
		await hers.locator('#email').fill('osallistu@espoo.example');
		await hers.locator('#form').fill('espoo.example/palaute');
		await hers.locator('#authoritiesEmail').fill('legal@espoo.example');
		await button(hers, m.admin_save_act({}, words)).click();
		await expect(hers.getByRole('alert')).toContainText(m.invalid_web_address({}, words));
		await expect(hers.getByRole('alert')).toContainText(m.invalid_choose_one({}, words));
		await hers.locator('#form').fill('https://espoo.example/palaute');
		for (const language of ['fi', 'en'] as const)
			await hers.getByRole('checkbox', { name: languageName(language, locale) }).check();
		await button(hers, m.admin_save_act({}, words)).click();
		await expect(hers.getByRole('status')).toHaveText(m.admin_saved({}, words));

		await page.goto(`${home}/rules`);
		await page.getByRole('link', { name: m.contact_points_link({}, words) }).click();
		const main = page.getByRole('main');
		await expect(main).toContainText('osallistu@espoo.example');
		await expect(page.getByRole('link', { name: m.contact_form_link({}, words) })).toHaveAttribute(
			'href',
			'https://espoo.example/palaute'
		);
		await expect(main).toContainText('legal@espoo.example');
		await expect(main).toContainText(languageName('fi', locale));
		await page.goto(`${home}/moderation/${new Date().getFullYear()}`);
		await expect(main).toContainText('legal@espoo.example');
	});

	test(`Kaarina records what a court ordered and what the city did; the report counts it, in ${locale}`, async ({
		browser,
		page,
		db
	}) => {
		const { city, kaarina } = await aTownWithDuties(db);
		const home = homeIn(city.slug, locale);
		const thread = await aThread(kaarina, await aGroup(db, city), 'Paths in the forest');
		const hers = await atTheirDesk(browser, kaarina);
		await hers.goto(`${home}/admin/orders`);
		await expect(hers.getByRole('main')).toContainText(m.orders_empty({}, words));
		await hers.getByRole('link', { name: m.orders_new_act({}, words) }).click();
		await hers.getByRole('radio', { name: m.order_kind_act({}, words) }).check();
		await hers.locator('#authority').fill('Helsingin käräjäoikeus');
		await hers.locator('#country').selectOption('FI');
		await hers.locator('#reference').fill('R 26/4711');
		await hers.locator('#legalGround').fill('Rikoslaki 24 luku 9 §');
		await hers.locator('#category').selectOption('VIOLENCE');
		await hers.locator('#item').fill('/mannheim/threads/1');
		await hers.locator('#language').selectOption('fi');
		const record = button(hers, m.order_record_act({}, words));
		await record.click();
		await expect(hers.getByRole('alert')).toContainText(m.refusal_order_item_unknown({}, words));
		await expect(hers.locator('#reference')).toHaveValue('R 26/4711');
		await hers.locator('#item').fill(`${home}/threads/${thread}`);
		await record.click();
		const main = hers.getByRole('main');
		await expect(main).toContainText(m.order_state_received({}, words));
		await expect(main).toContainText(m.category_violence({}, words));

		const save = button(hers, m.order_event_act({}, words));
		await hers.getByRole('radio', { name: m.order_event_confirmed({}, words) }).check();
		await save.click();
		await expect(main).toContainText(m.order_state_confirmed({}, words));
		await hers.getByRole('radio', { name: m.order_event_refused({}, words) }).check();
		await save.click();
		await expect(hers.getByRole('alert')).toContainText(m.invalid_choose({}, words));
		await hers.getByRole('radio', { name: m.order_fault_wrong({}, words) }).check();
		await hers.locator('#words').fill('There is no such text.');
		await save.click();
		await expect(main).toContainText(m.order_state_refused({}, words));
		await expect(main).toContainText('There is no such text.');
		await hers.getByRole('link', { name: m.order_item_link({}, words) }).click();
		await expect(main).toContainText('Paths in the forest');

		await page.goto(`${home}/moderation/${new Date().getFullYear()}`);
		await expect(page.getByRole('main')).toContainText(m.category_violence({}, words));
		await expect(page.getByRole('main')).not.toContainText('käräjäoikeus');
		await page.goto(`${home}/admin/orders`);
		await expect(page.getByRole('main')).not.toContainText('käräjäoikeus');
	});
}
