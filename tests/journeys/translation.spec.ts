import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '#lib/server/database/connect.ts';
import { aCity, aPerson, asResident } from '../support/city.ts';
import { atTheirDesk } from '../support/desk.ts';
import { aGroup, seated } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { aThread, say } from '../support/thread.ts';

async function aBilingualTown(db: Db) {
	const city = await aCity(db, { slug: `kieli-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const aino = await seated(await asResident(db, city, await aPerson(db, 'Aino')), group);
	const bertil = await asResident(db, city, await aPerson(db, 'Bertil'));
	const kaarina = await asResident(db, city, await aPerson(db, 'Kaarina'), { role: 'admin' });
	const thread = await aThread(aino, group);
	const comment = await say(aino, thread, 'Hiljaista **kymmenen** jälkeen.', { language: 'fi' });
	return { city, thread, comment, bertil, kaarina };
}

const host = new URL(process.env.TRANSLATION_URL ?? 'http://unset').host;

for (const locale of ['en', 'sv'] as const) {
	test(`Kaarina offers translations; Bertil reads a Finnish comment in ${locale}, and a visitor after him`, async ({
		browser,
		page: visitor,
		db,
		javaScriptEnabled
	}) => {
		const { city, thread, comment, bertil, kaarina } = await aBilingualTown(db);
		const words = { locale };
		const prefix = locale === 'en' ? '' : `/${locale}`;
		const discussion = `${prefix}/${city.slug}/threads/${thread}`;
		const admin = await atTheirDesk(browser, kaarina);
		const page = await atTheirDesk(browser, bertil);
		const act = page
			.getByRole('article')
			.getByRole('button', { name: m.translation_act({}, words) });
		await page.goto(discussion);
		await expect(page.getByRole('article')).toBeVisible();
		await expect(act).toBeHidden();
		await page.goto(`${prefix}/${city.slug}/privacy`);
		await expect(page.getByText(host)).toBeHidden();

		await admin.goto(`${prefix}/${city.slug}/admin/settings`);
		const offer = admin.getByLabel(m.settings_translation_label({}, words));
		await expect(offer).not.toBeChecked();
		await expect(admin.getByText(m.settings_translation_help({ host }, words))).toBeVisible();
		await offer.check();
		await admin.getByRole('button', { name: m.admin_save_act({}, words) }).click();
		await expect(admin.getByText(m.admin_saved({}, words))).toBeVisible();
		await expect(offer).toBeChecked();
		await page.goto(`${prefix}/${city.slug}/privacy`);
		await expect(page.getByText(m.privacy_translation({ host }, words))).toBeVisible();

		const there = `${prefix}/${city.slug}/comments/${comment}/translation`;
		await visitor.goto(there);
		await expect(
			visitor.getByRole('link', { name: m.translation_sign_in({}, words) })
		).toBeVisible();

		await page.goto(discussion);
		await act.click();
		await expect(page).toHaveURL(there);
		for (const reader of [page, visitor]) {
			await reader.goto(there);
			const original = reader.locator('[lang=fi].prose');
			await expect(original).toContainText('Hiljaista kymmenen jälkeen.');
			const translated = reader.locator(`[lang=${locale}].prose`);
			await expect(translated).toHaveText(`(fi > ${locale}) Hiljaista kymmenen jälkeen.`);
			await expect(
				reader.getByRole('heading', { name: m.translation_machine_heading({}, words) })
			).toBeVisible();
			await expect(reader.getByText(m.translation_machine_said({ host }, words))).toBeVisible();
			const [left, right] = [await original.boundingBox(), await translated.boundingBox()];
			expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0));
		}
		await page.setViewportSize({ width: 320, height: 640 });
		const [above, below] = [
			await page.locator('[lang=fi].prose').boundingBox(),
			await page.locator(`[lang=${locale}].prose`).boundingBox()
		];
		expect(below?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0));
		// The walk over all pages sees none with a translation on it; its tool needs scripts.
		if (javaScriptEnabled !== false) {
			const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
			expect(violations).toEqual([]);
		}

		await page.getByRole('link', { name: m.comment_back({}, words) }).click();
		await expect(page.locator(`#comment-${comment}`)).toBeVisible();
		await visitor.goto(discussion);
		await visitor
			.getByRole('article')
			.getByRole('link', { name: m.translation_read({}, words) })
			.click();
		await expect(visitor).toHaveURL(there);
	});
}
