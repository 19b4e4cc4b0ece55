import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { removeComment } from '#lib/server/services/comments/changing.ts';
import { removeCommentPicture, setCommentPicture } from '#lib/server/services/comments/pictures.ts';
import { writeComment } from '#lib/server/services/comments/writing.ts';
import { readFile } from '#lib/server/services/files.ts';
import { showThread } from '#lib/server/services/threads/showing.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aPhoto } from '../support/photo.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let photo: Uint8Array;
let aino: Context, bertil: Context, visitor: Context;
let thread: number, closed: number;

const alt = 'A bench at the top of the hill';
const words = { body: 'Like this one.', parent: '', stance: '' as const, language: 'en' };

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	const [open, members] = [
		await aGroup(db, city),
		await aGroup(db, city, { visibility: 'members' })
	];
	aino = await seated(await seated(await resident(db, city, 'Aino'), open), members);
	bertil = await resident(db, city, 'Bertil');
	visitor = asVisitor(db, city);
	thread = await aThread(aino, open);
	closed = await aThread(aino, members);
	photo = await aPhoto();
});
let body = 0;
beforeEach(() => {
	body += 1;
});
afterAll(() => database.drop());

const write = (writer: Context, sent: { bytes?: Uint8Array; alt: string }, where = thread) =>
	writeComment(writer, where, { ...words, body: `${words.body} ${body}` }, sent);

const pictureOf = async (id: number, where = thread) => {
	const { page } = await showThread(aino, where, {
		order: 'newest',
		place: { side: 'from', value: 0, id }
	});
	return page.branches.find(({ head }) => head.id === id)?.head.picture;
};

test('a picture stands with its description, made smaller than it was sent', async () => {
	const id = await write(bertil, { bytes: photo, alt });
	const picture = await pictureOf(id);
	expect(picture).toMatchObject({ alt, width: 1600, height: 800 });
	if (!picture) throw new Error('There is no picture.');
	expect(await readFile(visitor, picture.id)).toMatchObject({
		mediaType: 'image/webp',
		isPublic: false
	});
});

test('a picture needs words, words for a picture need one, and a file must be one', async () => {
	await expect(write(bertil, { bytes: photo, alt: '' })).rejects.toThrow('picture_alt_missing');
	await expect(write(bertil, { alt })).rejects.toThrow('picture_missing');
	const text = new TextEncoder().encode('<svg onload="alert(1)"/>');
	await expect(write(bertil, { bytes: text, alt })).rejects.toThrow(Invalid);
	await expect(write(visitor, { bytes: photo, alt })).rejects.toThrow(SignInRequired);
});

test('who cannot read the comment cannot see its picture', async () => {
	const id = await write(aino, { bytes: photo, alt }, closed);
	const picture = await pictureOf(id, closed);
	if (!picture) throw new Error('There is no picture.');
	await expect(readFile(visitor, picture.id)).rejects.toThrow(NotFound);
	await expect(readFile(bertil, picture.id)).rejects.toThrow(NotFound);
	expect((await readFile(aino, picture.id)).bytes.length).toBeGreaterThan(0);
});

test('its writer describes it anew, replaces it and takes it away; nobody else does', async () => {
	const id = await say(bertil, thread, `Without a picture ${body}`);
	await expect(setCommentPicture(aino, id, { bytes: photo, alt })).rejects.toThrow(Forbidden);
	await expect(setCommentPicture(bertil, id, { alt })).rejects.toThrow('picture_missing');
	await setCommentPicture(bertil, id, { bytes: photo, alt });
	const first = await pictureOf(id);
	await setCommentPicture(bertil, id, { alt: 'Two benches' });
	expect(await pictureOf(id)).toMatchObject({ ...first, alt: 'Two benches' });

	await setCommentPicture(bertil, id, { bytes: photo, alt });
	const second = await pictureOf(id);
	if (!first || !second) throw new Error('There is no picture.');
	expect(second.id).not.toBe(first.id);
	await expect(readFile(bertil, first.id)).rejects.toThrow(NotFound);

	await expect(removeCommentPicture(aino, id)).rejects.toThrow(Forbidden);
	await removeCommentPicture(bertil, id);
	expect(await pictureOf(id)).toBeNull();
	await expect(readFile(bertil, second.id)).rejects.toThrow(NotFound);
});

test('a picture is deleted with its comment', async () => {
	const id = await write(bertil, { bytes: photo, alt });
	const picture = await pictureOf(id);
	await removeComment(bertil, id);
	const left = await database.db
		.selectFrom('file')
		.where('id', '=', picture?.id ?? '')
		.select('id')
		.execute();
	expect(left).toEqual([]);
});

test('the same words sent twice keep one picture', async () => {
	const [one, other] = await Promise.all([
		write(bertil, { bytes: photo, alt }),
		write(bertil, { bytes: photo, alt })
	]);
	expect(one).toBe(other);
	const { count } = await database.db
		.selectFrom('file')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('id', 'not in', (eb) =>
			eb.selectFrom('comment').where('picture_id', 'is not', null).select('picture_id')
		)
		.executeTakeFirstOrThrow();
	expect(count).toBe(0);
});
