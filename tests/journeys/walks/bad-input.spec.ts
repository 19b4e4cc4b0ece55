import fc from 'fast-check';
import { expect, test } from '../../support/journey.ts';
import { ask, wordsOf } from '../../support/walk/ask.ts';
import { badFields, encoded, encodings, type Sent } from '../../support/walk/bad-requests.ts';
import { addressOf, builtRoutes, type BuiltRoute } from '../../support/walk/built-routes.ts';
import { fieldsOf, type FormField } from '../../support/walk/fields.ts';
import {
	owners,
	twoTowns,
	walkers,
	type Owner,
	type TwoTowns,
	type Walker
} from '../../support/walk/two-towns.ts';

test.describe.configure({ timeout: 1_200_000 });

/** How often each action is tried by each walker. */
const tries = 4;

for (const walker of walkers) {
	test(`nothing that a ${walker} sends breaks an action, or shows what is not for them`, async ({
		db
	}) => {
		const towns = await twoTowns(db);
		const ids = owners.flatMap((owner) => Object.values(towns.examples[owner]).flat());
		const formOf = formsOf(towns, walker);
		let sent = 0;
		for (const { route, method, action } of (await builtRoutes()).flatMap(targetsOf)) {
			const form = await formOf(route, action);
			const property = fc.asyncProperty(badRequest(form, ids), async (bad) => {
				const address = fill(route, towns, bad.owner, bad.pick) + action;
				const response = await ask(address, {
					method,
					cookie: await towns.cookieOf(walker),
					from: `10.${walkers.indexOf(walker)}.${sent >> 8}.${sent & 255}`,
					...encoded(bad)
				});
				sent += 1;
				await expectCalm(response, { towns, walker, address });
			});
			await fc.assert(property, { numRuns: tries });
		}
		expect(sent).toBeGreaterThan(100);
	});
}

test('no address with odd, foreign or hidden things in it breaks a page, or shows what is not for them', async ({
	db
}) => {
	const towns = await twoTowns(db);
	const routes = await builtRoutes();
	for (const walker of walkers) {
		const cookie = await towns.cookieOf(walker);
		const odd = walker === 'visitor' || walker === 'admin' ? oddAddresses : () => [];
		const addresses = new Set(
			routes.flatMap((route) => [...everyExample(route, towns), ...odd(route, towns)])
		);
		for (const address of addresses) {
			const response = await ask(address, { cookie, from: `10.77.${walkers.indexOf(walker)}.1` });
			await expectCalm(response, { towns, walker, address });
		}
	}
});

interface BadRequest extends Sent {
	owner: Owner;
	pick: number;
}

function badRequest(form: readonly FormField[], ids: readonly string[]): fc.Arbitrary<BadRequest> {
	return fc.record({
		fields: badFields(form, ids),
		encoding: fc.oneof(
			{ weight: 3, arbitrary: fc.constantFrom('form' as const, 'multipart' as const) },
			{ weight: 1, arbitrary: fc.constantFrom(...encodings) }
		),
		byScript: fc.boolean(),
		owner: fc.oneof(
			{ weight: 2, arbitrary: fc.constant('open' as const) },
			{ weight: 1, arbitrary: fc.constantFrom(...owners) }
		),
		pick: fc.nat({ max: 11 })
	});
}

/** Everything that can be sent to a route: its actions, and the methods of an endpoint that change something. */
function targetsOf(route: BuiltRoute): { route: BuiltRoute; method: string; action: string }[] {
	const unsafe = route.methods.filter((method) => method !== 'GET');
	return [
		...route.actions.map((action) => ({ route, method: 'POST', action })),
		...unsafe.map((method) => ({ route, method, action: '' }))
	];
}

/** The forms of a route as the walker's page has them, else as the first has who may see one. */
function formsOf(towns: TwoTowns, walker: Walker) {
	const pages = new Map<string, Promise<string>>();
	const pageFor = (reader: Walker, address: string): Promise<string> => {
		const asked = pages.get(reader + address) ?? read(reader, address);
		pages.set(reader + address, asked);
		return asked;
	};
	const read = async (reader: Walker, address: string): Promise<string> => {
		const cookie = await towns.cookieOf(reader);
		return wordsOf(await ask(address, { cookie, from: '10.78.0.1' }));
	};
	return async (route: BuiltRoute, action: string): Promise<FormField[]> => {
		for (const reader of [walker, 'member', 'admin', 'visitor'] as const) {
			for (const pick of [0, 2]) {
				const page = await pageFor(reader, fill(route, towns, 'open', pick));
				const fields = fieldsOf(page, action);
				if (fields.length > 0) return fields;
			}
		}
		return [];
	};
}

function fill(route: BuiltRoute, towns: TwoTowns, owner: Owner, pick = 0): string {
	const examples = towns.examples[owner];
	const any = Object.values(examples).flat();
	return addressOf(route, (folder) => {
		if (folder === 'city') return towns.ours;
		const those = examples[folder] ?? any;
		return those[pick % those.length] ?? '1';
	});
}

function everyExample(route: BuiltRoute, towns: TwoTowns): string[] {
	return owners.flatMap((owner) => [0, 1, 2].map((pick) => fill(route, towns, owner, pick)));
}

const oddParts = ['999999999999999', '%00', '%ED%A0%80', 'abcdefghijklmnopqrstuvwxyz234567'];
const oddValues = ['999999999999999', '9999999999999999_1', '%00%FF', 'x'.repeat(800)];
/** What the addresses of pages ask by; each page reads some of them. */
const questions =
	`q state category neighbourhood mine unanswered group order after before at version
	upload next city changed verb role accent already decided done invited x-sveltekit-invalidated`.split(
		/\s+/
	);

function oddAddresses(route: BuiltRoute, towns: TwoTowns): string[] {
	const plain = fill(route, towns, 'open');
	return [
		...oddParts.map((odd) => addressOf(route, (folder) => (folder === 'city' ? towns.ours : odd))),
		...oddValues.map((odd) => `${plain}?${questions.map((name) => `${name}=${odd}`).join('&')}`),
		addressOf(route, () => towns.theirs),
		`${plain}/__data.json`,
		`/fi${plain}?${'q=a&'.repeat(50)}`,
		`/xx${plain}`
	];
}

/** No fault of ours, no trace of one, and no row that is for others. */
async function expectCalm(
	response: Response,
	{ towns, walker, address }: { towns: TwoTowns; walker: Walker; address: string }
): Promise<void> {
	const said = `${await wordsOf(response)} ${response.headers.get('location') ?? ''}`;
	const where = `${address} for a ${walker} (${response.status})`;
	expect(response.status, `${where}: ${said.slice(0, 500)}`).toBeLessThan(500);
	expect(/\bat .+\.[jt]s:\d+|node_modules/.test(said), `${where} shows a trace`).toBe(false);
	for (const secret of towns.secretsAt(address, walker)) {
		expect(said.includes(secret), `${where} shows ${secret}`).toBe(false);
	}
}
