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

test('what facilitators keep for themselves, or say in private, is on no page of anybody else', async ({
	db
}) => {
	const mark = `Leppäkerttu${randomUUID().slice(0, 8)}`;
	const town = await aMarkedTown(db, { open: mark, hidden: `${mark} hidden` });
	const routes = (await builtRoutes()).filter(
		({ isPage, methods }) => isPage || methods.includes('GET')
	);
	const kept = ['note', 'saved reply', 'message', 'word'];
	/** On which pages somebody finds which of them; each page is asked for once. */
	const foundBy = async (who: Context | null) => {
		const session = who && (await openSession(db, accountOf(who).accountId, 'Chromium'));
		const cookie = session ? `session=${session.id}` : '';
		const found = new Set<string>();
		for (const route of routes) {
			const addresses = [0, 1, 2].map((pick) =>
				addressOf(route, (folder) => {
					if (folder === 'city') return town.city.slug;
					const those = town.open[folder] ?? ['1'];
					return those[pick % those.length] ?? '1';
				})
			);
			for (const address of new Set(addresses)) {
				const said = await wordsOf(await ask(address, { from: '10.80.0.1', cookie }));
				for (const words of kept)
					if (said.includes(`${mark} of a ${words}`))
						found.add(`${words}: ${route.id.replace('/[city=city]', '')}`);
			}
		}
		return [...found].sort();
	};
	expect(await foundBy(null)).toEqual([]);
	expect(await foundBy(town.coordinator)).toEqual([]);
	// Whoever wrote the text reads what is said to them.
	expect(await foundBy(town.member)).toEqual([
		'message: /statements/[puid=puid]',
		'word: /words/[id=id]'
	]);
	expect(await foundBy(town.admin)).toEqual([
		'message: /queue/appeals/[id=id]',
		'note: /queue/[id=id]',
		'note: /queue/people/[id=id]',
		'saved reply: /queue/[id=id]',
		'saved reply: /queue/replies',
		'saved reply: /queue/replies/[id=id]',
		'word: /queue/word/[id=id]'
	]);
});
