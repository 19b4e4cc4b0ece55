import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepFields, takeFields } from '#lib/server/services/kept-forms.ts';
import { accountContext, aMonday } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.drop());

const page = '/espoo/proposals/new';
const typed = { title: ['A bench by the sea'], tags: ['one', 'two'] };
const later = (minutes: number) => new Date(aMonday.getTime() + minutes * 60_000);

describe('a form whose session ended in the middle of it', () => {
	test('is given back whole, with repeated fields, to who holds its token', async () => {
		const context = accountContext(fresh.db);
		const token = await keepFields(context, page, typed);
		expect(await takeFields(context, token, page)).toEqual(typed);
	});

	test('is given back once', async () => {
		const context = accountContext(fresh.db);
		const token = await keepFields(context, page, typed);
		const taken = await Promise.all([
			takeFields(context, token, page),
			takeFields(context, token, page)
		]);
		expect(taken.filter(Boolean)).toHaveLength(1);
	});

	test('belongs to its page, and to no guess', async () => {
		const context = accountContext(fresh.db);
		const token = await keepFields(context, page, typed);
		expect(await takeFields(context, token, '/espoo/groups/new')).toBeUndefined();
		expect(await takeFields(context, 'a'.repeat(32), page)).toBeUndefined();
	});

	test('is forgotten after an hour', async () => {
		const token = await keepFields(accountContext(fresh.db), page, typed);
		expect(
			await takeFields(accountContext(fresh.db, undefined, later(61)), token, page)
		).toBeUndefined();
		const left = await fresh.db.selectFrom('kept_form').selectAll().execute();
		expect(left).toEqual([]);
	});

	test('lies in the database under the hash of its token alone', async () => {
		const token = await keepFields(accountContext(fresh.db), page, typed);
		const rows = await fresh.db.selectFrom('kept_form').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(token);
	});
});
