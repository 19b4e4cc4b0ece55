import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, Invalid, NotFound } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { cityBySlug } from '#lib/server/queries/cities.ts';
import { removeLogo, setLogo } from '#lib/server/services/city-settings.ts';
import { readFile } from '#lib/server/services/files.ts';
import { removeGroupPicture, setGroupPicture } from '#lib/server/services/group-pictures.ts';
import { readGroup } from '#lib/server/services/groups.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';

let database: FreshDatabase;
let city: City;
let groupId: number;
let aino: Context, visitor: Context, photo: Uint8Array;
const alt = 'A path by the shore';

beforeAll(async () => {
	database = await freshDatabase();
	// Taken with the camera on its side, in a place that the file tells.
	photo = await sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#0050bb' } })
		.withExif({
			IFD0: { Artist: 'Aino' },
			IFD3: { GPSLatitude: '60/1 12/1 0/1' }
		})
		.withMetadata({ orientation: 6 })
		.jpeg()
		.toBuffer();
});
beforeEach(async () => {
	const { db } = database;
	city = await aCity(db);
	groupId = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), groupId, { role: 'coordinator' });
	visitor = asVisitor(db, city);
});
afterAll(() => database.drop());

const pictureOf = async (who: Context, group = groupId) =>
	(await readGroup(who, group)).group.picture;

describe("a group's picture", () => {
	test('is made anew: at most 1600 pixels, the right way up, without the notes of the camera', async () => {
		await setGroupPicture(aino, groupId, { picture: photo, alt });
		const picture = await pictureOf(visitor);
		expect(picture).toMatchObject({ width: 800, height: 1600 });
		const file = await readFile(visitor, picture?.id ?? '');
		expect(file).toMatchObject({ mediaType: 'image/webp', isPublic: true });
		expect((await sharp(photo).metadata()).exif).toBeDefined();
		const made = await sharp(file.bytes).metadata();
		expect(made).toMatchObject({ format: 'webp', width: 800, height: 1600 });
		expect(made.exif).toBeUndefined();
	});
	test('is replaced as a whole: the old file is gone', async () => {
		await setGroupPicture(aino, groupId, { picture: photo, alt });
		const before = (await pictureOf(visitor))?.id ?? '';
		await setGroupPicture(aino, groupId, { picture: photo, alt: 'Another' });
		await expect(readFile(visitor, before)).rejects.toThrow(NotFound);
		await removeGroupPicture(aino, groupId);
		expect(await pictureOf(visitor)).toBeNull();
		const { n } = await database.db
			.selectFrom('file')
			.where('city_id', '=', city.id)
			.select((eb) => eb.fn.countAll<number>().as('n'))
			.executeTakeFirstOrThrow();
		expect(n).toBe(0);
	});
	test('can be described anew without sending it again, but not without having one', async () => {
		await expect(setGroupPicture(aino, groupId, { alt })).rejects.toThrow(
			new Invalid('picture_missing', 'picture')
		);
		await setGroupPicture(aino, groupId, { picture: photo, alt });
		const before = await pictureOf(visitor);
		await setGroupPicture(aino, groupId, { alt: 'The same path in winter' });
		expect(await pictureOf(visitor)).toEqual(before);
		expect((await readGroup(visitor, groupId)).group.pictureAlt).toBe('The same path in winter');
	});
	test('is a picture: other files, broken and huge ones are refused with a sentence', async () => {
		const svg = new TextEncoder().encode(
			'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
		);
		const text = new TextEncoder().encode('hello');
		const broken = photo.slice(0, photo.length / 3);
		const bomb = await sharp({
			create: { width: 8100, height: 8100, channels: 3, background: 'white' }
		})
			.toColourspace('b-w')
			.png({ compressionLevel: 1 })
			.toBuffer();
		for (const picture of [svg, text, new Uint8Array(0), broken, bomb]) {
			await expect(setGroupPicture(aino, groupId, { picture, alt })).rejects.toThrow(
				new Invalid('picture_unreadable', 'picture')
			);
		}
		await expect(
			setGroupPicture(aino, groupId, { picture: new Uint8Array(10_485_761), alt })
		).rejects.toThrow(new Invalid('picture_too_large', 'picture', { megabytes: 10 }));
	});
	test('of a group for members only is not there for outsiders, nor for another city', async () => {
		const hidden = await aGroup(database.db, city, { visibility: 'members' });
		const member = await seated(aino, hidden, { role: 'coordinator' });
		await setGroupPicture(member, hidden, { picture: photo, alt });
		const id = (await pictureOf(member, hidden))?.id ?? '';
		expect(await readFile(member, id)).toMatchObject({ isPublic: false });
		const otto = await resident(database.db, city, 'Otto');
		const neighbour = await resident(database.db, await aCity(database.db), 'Elsa', {
			role: 'admin'
		});
		for (const who of [visitor, otto, neighbour]) {
			await expect(readFile(who, id)).rejects.toThrow(NotFound);
			await expect(setGroupPicture(who, hidden, { picture: photo, alt })).rejects.toThrow(NotFound);
			await expect(removeGroupPicture(who, hidden)).rejects.toThrow(NotFound);
		}
	});
	test('is set by coordinators and staff', async () => {
		const member = await seated(await resident(database.db, city, 'Mira'), groupId);
		await expect(setGroupPicture(member, groupId, { picture: photo, alt })).rejects.toThrow(
			Forbidden
		);
		await expect(removeGroupPicture(member, groupId)).rejects.toThrow(Forbidden);
	});
});

describe("a city's logo", () => {
	test('is set and taken away by its admins, and seen by all', async () => {
		const admin = await resident(database.db, city, 'Kaarina', { role: 'admin' });
		await setLogo(admin, photo);
		const { logoId } = (await cityBySlug(database.db, city.slug)) ?? {};
		const file = await readFile(visitor, logoId ?? '');
		expect(await sharp(file.bytes).metadata()).toMatchObject({ width: 256, height: 512 });
		await setLogo(admin, photo);
		await expect(readFile(visitor, logoId ?? '')).rejects.toThrow(NotFound);
		await removeLogo(admin);
		expect((await cityBySlug(database.db, city.slug))?.logoId).toBeNull();
		await expect(setLogo(aino, photo)).rejects.toThrow(Forbidden);
		await expect(removeLogo(aino)).rejects.toThrow(Forbidden);
	});
});
