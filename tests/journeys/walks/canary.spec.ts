import { openSession } from '#lib/server/sessions/lucia.ts';
import { accountOf } from '../../support/group.ts';
import { expect, test } from '../../support/journey.ts';
import { addressOf, builtRoutes } from '../../support/walk/built-routes.ts';
import { aMarkedTown } from '../../support/walk/marked-town.ts';

test.describe.configure({ timeout: 300_000 });

const canary = `"'><svg/onload=document.title='sung'>`;

test('what people write is markup on no page, whatever they write', async ({
	page,
	db,
	baseURL
}) => {
	const town = await aMarkedTown(db, { open: canary, hidden: canary });
	const { id } = await openSession(db, accountOf(town.admin).accountId, 'Chromium');
	await page.context().addCookies([{ name: 'session', value: id, url: baseURL ?? '' }]);
	const shown: string[] = [];
	for (const route of (await builtRoutes()).filter(({ isPage }) => isPage)) {
		const addresses = [0, 1, 2].map((pick) =>
			addressOf(route, (folder) => {
				if (folder === 'city') return town.city.slug;
				const those = town.open[folder] ?? ['1'];
				return those[pick % those.length] ?? '1';
			})
		);
		for (const address of new Set(addresses)) {
			await page.goto(address);
			if (await page.getByText('<svg/onload').count()) shown.push(route.id);
			expect(await page.locator('svg[onload]').count(), address).toBe(0);
			expect(await page.title(), address).not.toBe('sung');
		}
	}
	// It did stand on many of them, as the words that it is.
	for (const id of ['proposals/[id=id]', 'polls/[id=id]', 'threads/[id=id]', 'queue/[id=id]'])
		expect(shown).toContain(`/[city=city]/${id}`);
	expect(new Set(shown).size).toBeGreaterThan(20);
});
