import { randomUUID } from 'node:crypto';
import type { Context } from '#lib/server/context.ts';
import { openSession } from '#lib/server/sessions/lucia.ts';
import { accountOf } from '../../support/group.ts';
import { expect, test } from '../../support/journey.ts';
import { ask, wordsOf } from '../../support/walk/ask.ts';
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

test('what facilitators keep for themselves is on no page but theirs', async ({ db }) => {
	const mark = `Leppäkerttu${randomUUID().slice(0, 8)}`;
	const town = await aMarkedTown(db, { open: mark, hidden: `${mark} hidden` });
	const routes = (await builtRoutes()).filter(
		({ isPage, methods }) => isPage || methods.includes('GET')
	);
	const shownTo = async (who: Context | null, words: string) => {
		const session = who && (await openSession(db, accountOf(who).accountId, 'Chromium'));
		const cookie = session ? `session=${session.id}` : '';
		const found = new Set<string>();
		for (const route of routes) {
			for (const pick of [0, 1, 2]) {
				const address = addressOf(route, (folder) => {
					if (folder === 'city') return town.city.slug;
					const those = town.open[folder] ?? ['1'];
					return those[pick % those.length] ?? '1';
				});
				const said = await wordsOf(await ask(address, { from: '10.80.0.1', cookie }));
				if (said.includes(`${mark} ${words}`)) found.add(route.id.replace('/[city=city]', ''));
			}
		}
		return [...found].sort();
	};
	for (const words of ['of a note', 'of a saved reply'])
		for (const who of [null, town.member, town.coordinator])
			expect(await shownTo(who, words), words).toEqual([]);
	expect(await shownTo(town.admin, 'of a note')).toEqual([
		'/queue/[id=id]',
		'/queue/people/[id=id]'
	]);
	for (const who of [null, town.coordinator]) expect(await shownTo(who, 'of a word')).toEqual([]);
	expect(await shownTo(town.member, 'of a word')).toEqual(['/words/[id=id]']);
	expect(await shownTo(town.admin, 'of a word')).toEqual(['/queue/word/[id=id]']);
	// Whoever appealed reads the talk about it, and nobody else but facilitators.
	expect(await shownTo(null, 'of a message')).toEqual([]);
	expect(await shownTo(town.coordinator, 'of a message')).toEqual([]);
	expect(await shownTo(town.member, 'of a message')).toEqual(['/statements/[puid=puid]']);
	expect(await shownTo(town.admin, 'of a message')).toEqual(['/queue/appeals/[id=id]']);
});
