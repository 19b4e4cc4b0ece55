import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import type { Locale } from '#lib/domain/locale.ts';
import { aTown, cookieOf, type Role, type Town } from '../../support/town.ts';
import { addressOf, builtRoutes } from '../../support/routes.ts';
import { expect, test } from '../../support/journey.ts';

test.describe.configure({ timeout: 600_000 });

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Between them every role that sees other pages, every language, and both themes. */
const walks: { role: Role; locale: Locale; dark?: boolean }[] = [
	{ role: 'visitor', locale: 'en' },
	{ role: 'resident', locale: 'sv' },
	{ role: 'admin', locale: 'de' },
	{ role: 'admin', locale: 'fi', dark: true }
];

for (const { role, locale, dark = false } of walks) {
	test(`axe and a narrow screen: every page as ${role} in ${locale}${dark ? ', dark' : ''}`, async ({
		page,
		context,
		db,
		baseURL
	}) => {
		const town = await aTown(db);
		const [name, value] = (await cookieOf(db, role)).split('=');
		if (name && value) await context.addCookies([{ name, value, url: baseURL ?? '' }]);
		await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
		const seen: string[] = [];
		const found: string[] = [];
		for (const address of await addresses(town)) {
			const path = locale === 'en' ? address : `/${locale}${address}`;
			const response = await page.goto(path);
			if (!response?.headers()['content-type']?.startsWith('text/html')) continue;
			seen.push(path);
			found.push(...(await barriersOn(page, path)));
		}
		expect(found).toEqual([]);
		expect(seen.length).toBeGreaterThan(15);
	});
}

/** What axe finds, and whether there is anything to scroll sideways at 320 px (WCAG 1.4.10). */
async function barriersOn(page: Page, path: string): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
	const found = violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${path} ${id}: ${node.html}`)
	);
	const usual = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 640 });
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	if (width > 320) found.push(`${path} is ${width} px wide on a screen of 320`);
	if (usual) await page.setViewportSize(usual);
	return found;
}

/** Every page of the build, with numbers of things that are there. */
async function addresses(town: Town): Promise<string[]> {
	const { groups, proposals } = town.ids.open;
	const pages = (await builtRoutes()).filter((route) => route.isPage);
	return pages.flatMap((route) => {
		const ids = route.id.includes('/proposals/[')
			? proposals
			: route.id.includes('/groups/[')
				? groups
				: [0];
		// A proposal looks different in each state: all of them for its page, one for the rest.
		const some = route.id.endsWith('/proposals/[id=id]') ? ids.slice(0, 9) : ids.slice(0, 1);
		return some.map((id) =>
			addressOf(route, (name, matcher) =>
				name === 'city' ? town.slug : matcher === 'id' ? String(id) : 'none'
			)
		);
	});
}
