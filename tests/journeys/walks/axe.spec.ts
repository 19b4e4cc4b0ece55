import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { atTheirDesk } from '../../support/desk.ts';
import { expect, test } from '../../support/journey.ts';
import { aTown, examplesOf, type Part } from '../../support/town.ts';
import { addressOf, builtRoutes, type BuiltRoute } from '../../support/walk/built-routes.ts';
import type { Examples } from '../../support/walk/examples.ts';

test.describe.configure({ timeout: 600_000 });

interface Walk {
	who: Part | 'visitor';
	city: string;
	language: string;
	width: number;
}

const parts = ['visitor', 'resident', 'facilitator', 'admin'] as const;
const places = [
	{ city: 'espoo', language: 'en', width: 1280 },
	{ city: 'espoo', language: 'fi', width: 320 },
	{ city: 'espoo', language: 'sv', width: 1280 },
	{ city: 'mannheim', language: 'de', width: 320 }
];

/**
 * Every part and every language, each at least once, on a desk and on a phone. With EVERY_WALK=1 each
 * part in each language, which takes the better part of an hour.
 */
const walks: Walk[] = places.flatMap((place, at) =>
	parts
		.filter((_, other) => process.env.EVERY_WALK || at === other)
		.map((who) => ({ who, ...place }))
);

for (const walk of walks) {
	const { who, city, language, width } = walk;
	test(`no page of ${city} has a barrier for a ${who} in ${language}, ${width} px wide, by day and by night`, async ({
		browser,
		page: ours,
		db
	}) => {
		const town = await aTown(db, city);
		const page = who === 'visitor' ? ours : await atTheirDesk(browser, town.people[who]);
		await page.setViewportSize({ width, height: 800 });
		const found: string[] = [];
		let pages = 0;
		for await (const address of openEvery(page, walk, await examplesOf(town))) {
			pages += 1;
			found.push(...(await barriersOn(page)).map((barrier) => `${address}: ${barrier}`));
		}
		expect(found.join('\n')).toBe('');
		expect(pages).toBeGreaterThan(20);
	});
}

/** Opens a page of every route, and says its address; a page that says no, once for each way of saying it. */
async function* openEvery(page: Page, walk: Walk, examples: Examples): AsyncGenerator<string> {
	const refusals = new Set<number>();
	for (const route of (await builtRoutes()).filter(({ isPage }) => isPage)) {
		for (const address of await addressesFor(page, walk, { route, examples })) {
			const status = (await page.goto(address))?.status() ?? 0;
			if (status >= 400 && refusals.has(status)) continue;
			if (status >= 400) refusals.add(status);
			yield address;
		}
	}
}

/** The first address of a route that has a page for the walker; where a page has many states, all. */
async function addressesFor(
	page: Page,
	{ city, language }: Walk,
	{ route, examples }: { route: BuiltRoute; examples: Examples }
): Promise<string[]> {
	const prefix = language === 'en' ? '' : `/${language}`;
	const answers = new Map<string, number>();
	const most = Math.max(...Object.values(examples).map(({ length }) => length));
	for (const pick of Array(most).keys()) {
		const address = addressOf(route, (folder) => {
			if (folder === 'city') return city;
			const those = examples[folder];
			if (!those) throw new Error(`Tell in support/town.ts what ${route.id} has in ${folder}.`);
			return those[pick % those.length] ?? '';
		});
		if (answers.has(prefix + address)) continue;
		const status = (await page.request.get(prefix + address, { maxRedirects: 0 })).status();
		answers.set(prefix + address, status);
		const isWayToSignIn = status >= 300 && status < 400;
		if (isWayToSignIn || (status === 200 && !hasManyStates(route))) break;
	}
	const shown = [...answers].filter(([, status]) => status === 200);
	const refused = [...answers].filter(([, status]) => status >= 400).slice(0, 1);
	return (shown.length > 0 ? shown : refused).map(([address]) => address);
}

const hasManyStates = ({ id }: BuiltRoute) =>
	/\/(?:proposals|polls)\/\[id=id\](?:\/merge)?$/.test(id);

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What light and dark can differ in. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** What axe finds in light and in dark, and whether a narrow screen has to be moved sideways (WCAG 1.4.10). */
async function barriersOn(page: Page): Promise<string[]> {
	const axe = () =>
		new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
	await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
	const light = await axe().withTags(tags).analyze();
	await page.emulateMedia({ colorScheme: 'dark' });
	const dark = await axe().withRules(ofColours).analyze();
	const found = [...light.violations, ...dark.violations].flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id} ${html} ${failureSummary}`)
	);
	return [...found, ...(await sidewaysOn(page))];
}

async function sidewaysOn(page: Page): Promise<string[]> {
	const usual = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 640 });
	const width = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
	if (usual) await page.setViewportSize(usual);
	return width > 320 ? [`is ${width} px wide on a screen of 320`] : [];
}
