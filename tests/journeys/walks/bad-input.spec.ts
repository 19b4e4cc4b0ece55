import fc from 'fast-check';
import { canary, aTown, cookieOf, roles, type Role, type Town } from '../../support/town.ts';
import { encode, encodings, nastyFields } from '../../support/nasty.ts';
import { addressOf, builtRoutes, type BuiltRoute } from '../../support/routes.ts';
import { expect, test } from '../../support/journey.ts';

test.describe.configure({ mode: 'serial', timeout: 300_000 });

let town: Town;
let routes: BuiltRoute[];
test.beforeAll(async ({ db }) => {
	town = await aTown(db);
	routes = await builtRoutes();
});

for (const role of roles) {
	test(`no input of a ${role} breaks an action, shows a trace or another city`, async ({
		db,
		baseURL
	}, info) => {
		const site = baseURL ?? '';
		let sent = 0;
		for (const route of routes) {
			const targets = [...route.actions.map((name) => (name === 'default' ? '' : `?/${name}`))];
			for (const target of [...targets, ...route.methods.map(() => '')]) {
				const names = await fieldsOf(`${site}${fill(route, 'open', 0)}`, await cookieOf(db, role));
				await fc.assert(
					fc.asyncProperty(
						nastyFields(names),
						fc.constantFrom(...encodings),
						fc.constantFrom('open' as const, 'hidden' as const, 'foreign' as const),
						fc.nat(5),
						async (fields, encoding, whose, index) => {
							// A new session each time: an action may well have ended the one before.
							const cookie = await cookieOf(db, role);
							const { body, type } = encode(fields, encoding);
							const response = await fetch(`${site}${fill(route, whose, index)}${target}`, {
								method: route.methods[0] ?? 'POST',
								redirect: 'manual',
								headers: {
									cookie,
									origin: site,
									accept: 'text/html',
									'x-forwarded-for': `10.200.${roles.indexOf(role)}.${sent % 250}`,
									...(type && { 'content-type': type })
								},
								body
							});
							sent++;
							await expectCalm(response, role);
						}
					),
					{ numRuns: 10, seed: 20261123 }
				);
			}
		}
		info.annotations.push({ type: 'requests', description: String(sent) });
		expect(sent).toBeGreaterThan(100);
	});
}

test('no address with a wrong or foreign number breaks a page or shows another city', async ({
	db,
	baseURL
}) => {
	for (const role of roles) {
		const cookie = await cookieOf(db, role);
		for (const route of routes) {
			for (const whose of ['open', 'hidden', 'foreign', 'wrong'] as const) {
				const response = await fetch(`${baseURL}${fill(route, whose, 1)}`, {
					redirect: 'manual',
					headers: { cookie, 'x-forwarded-for': '10.200.9.9' }
				});
				await expectCalm(response, role);
			}
		}
	}
});

/** Of Espoo's people nobody may see what Mannheim has, whichever number they put into the address. */
async function expectCalm(response: Response, role: Role): Promise<void> {
	const text = await response.text();
	const where = `${response.url} as ${role}: ${response.status}`;
	expect(response.status, `${where}\n${text.slice(0, 600)}`).toBeLessThan(500);
	expect(/\n\s+at .+\.(?:js|ts):\d+/.test(text), `${where} shows a stack trace`).toBe(false);
	expect(
		text.includes(canary) && response.url.includes('/espoo'),
		`${where} shows another city`
	).toBe(false);
}

type Whose = 'open' | 'hidden' | 'foreign' | 'wrong';

function fill(route: BuiltRoute, whose: Whose, index: number): string {
	return addressOf(route, (name, matcher) => {
		if (name === 'city') return town.slug;
		if (matcher !== 'id') return whose === 'wrong' ? '%00%ff' : 'abcdefghijklmnopqrstuvwxyz234567';
		if (whose === 'wrong') return '999999999999999';
		const { groups, proposals } = town.ids[whose];
		const ids = route.id.includes(`/groups/[${name}`) ? groups : proposals;
		return String(ids[index % Math.max(1, ids.length)] ?? 1);
	});
}

/** The names that the forms of a page have for this viewer. */
async function fieldsOf(url: string, cookie: string): Promise<string[]> {
	const response = await fetch(url, { headers: { cookie, 'x-forwarded-for': '10.200.8.8' } });
	const html = await response.text();
	return [
		...new Set(
			[...html.matchAll(/<(?:input|select|textarea|button)[^>]*\sname="([^"]+)"/g)].map(
				([, name]) => name ?? ''
			)
		)
	];
}
