import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, Invalid, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { importUpload, showUpload, uploadImport } from '#lib/server/services/import-uploads.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup } from '../support/group.ts';

let database: FreshDatabase;
let db: Db;
let city: City;
let aino: Context;
let groupId: number;

beforeAll(async () => {
	database = await freshDatabase();
	db = database.db;
});

afterAll(() => database.drop());

beforeEach(async () => {
	city = await aCity(db);
	aino = await resident(db, city, 'Aino', { role: 'admin' });
	groupId = await aGroup(db, city, { name: 'Shore' });
});

const asGuessed = { wishes: {}, makeMissing: false };
const file = 'title\nA bench\n""\n';

test('a file is looked at, imported once, and its outcome shown afterwards', async () => {
	const token = await upload(aino);
	const before = await showUpload(aino, token, asGuessed);
	expect(before).toMatchObject({
		name: 'ideas.csv',
		groupName: 'Shore',
		done: undefined,
		preview: { mapping: { title: 'title' }, outcome: { created: 1 } }
	});

	await importUpload(aino, token, asGuessed);
	await importUpload(aino, token, asGuessed);
	expect(await showUpload(aino, token, asGuessed)).toMatchObject({
		preview: undefined,
		done: { created: 1, already: 0 }
	});
	expect(await db.selectFrom('proposal').where('city_id', '=', city.id).execute()).toHaveLength(1);
});

test('the file itself is gone as soon as it is imported', async () => {
	const token = await upload(aino);
	await importUpload(aino, token, asGuessed);
	const kept = await db
		.selectFrom('import_upload')
		.where('city_id', '=', city.id)
		.select('bytes')
		.executeTakeFirstOrThrow();
	expect(kept.bytes).toBeNull();
});

test('after an hour it is no longer there, and the next upload takes it away', async () => {
	const token = await upload(aino);
	const later = { ...aino, now: new Date(aino.now.getTime() + 3_600_000) };
	expect(await showUpload(later, token, asGuessed)).toBeUndefined();
	await expect(importUpload(later, token, asGuessed)).rejects.toMatchObject({
		reason: 'import_gone'
	});
	await upload(later);
	const kept = await db.selectFrom('import_upload').where('city_id', '=', city.id).execute();
	expect(kept).toHaveLength(1);
});

test('another admin, and the same one in another city, do not get at it', async () => {
	const token = await upload(aino);
	const bengt = await resident(db, city, 'Bengt', { role: 'admin' });
	const elsewhere = await resident(db, await aCity(db), 'Aino', { role: 'admin' });
	for (const other of [bengt, elsewhere]) {
		expect(await showUpload(other, token, asGuessed)).toBeUndefined();
		await expect(importUpload(other, token, asGuessed)).rejects.toBeInstanceOf(Invalid);
	}
});

test.each([
	['nothing', '', 'import_no_file', 'file'],
	['no rows', 'title\n', 'import_empty', 'file'],
	['more than ten megabytes', 'x'.repeat(10 * 1024 * 1024 + 1), 'too_large', 'file']
])('a file of %s is refused beside its field', async (_, text, reason, field) => {
	await expect(upload(aino, text)).rejects.toMatchObject({ reason, field });
});

test('a group that the city does not have is refused beside its field', async () => {
	groupId = await aGroup(db, await aCity(db));
	await expect(upload(aino)).rejects.toMatchObject({ field: 'group' });
});

test('only admins may', async () => {
	const token = await upload(aino);
	const carla = await resident(db, city, 'Carla', { role: 'facilitator' });
	await expect(upload(carla)).rejects.toBeInstanceOf(Forbidden);
	await expect(showUpload(carla, token, asGuessed)).rejects.toBeInstanceOf(Forbidden);
	await expect(upload(asVisitor(db, city))).rejects.toBeInstanceOf(SignInRequired);
});

async function upload(context: Context, text = file): Promise<string> {
	return uploadImport(context, {
		name: 'ideas.csv',
		bytes: Buffer.from(text),
		groupId,
		language: 'fi'
	});
}
