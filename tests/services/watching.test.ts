import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { NotFound, TooMany } from '#lib/domain/errors.ts';
import type { Context, SignedIn } from '#lib/server/context.ts';
import { connect, type Db } from '#lib/server/database/connect.ts';
import { readSession, openSession } from '#lib/server/sessions/lucia.ts';
import { leaveGroup } from '#lib/server/services/joining.ts';
import { removeComment } from '#lib/server/services/comments/changing.ts';
import { keepTelling } from '#lib/server/services/threads/telling.ts';
import { watchThread } from '#lib/server/services/threads/watching.ts';
import { asResident, aCity, aPerson, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aProposal } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let db: Db;
let city: City;
let workshop: number, hidden: number, thread: number;
let aino: Context, visitor: Context;
let stop: () => Promise<void>;

beforeAll(async () => {
	database = await freshDatabase();
	({ db } = database);
	city = await aCity(db);
	workshop = await aGroup(db, city);
	hidden = await aGroup(db, city, { name: 'Behind the door', visibility: 'members' });
	aino = await seated(await seated(await resident(db, city, 'Aino'), workshop), hidden);
	visitor = asVisitor(db, city);
});
beforeEach(async () => {
	thread = await aThread(aino, workshop);
	stop = await keepTelling(db, (fault) => expect.unreachable(String(fault)), { pause: 1 });
});
afterEach(() => stop());
afterAll(() => database.drop());

interface Page {
	heard: number[];
	isOver: boolean;
	leave: () => void;
}

/** Opens a page of a thread that hears of what comes. */
async function open(
	reader: Context,
	id = thread,
	{ after = 0, account, from = 'home' }: { after?: number; account?: SignedIn; from?: string } = {}
): Promise<Page> {
	const page: Page = { heard: [], isOver: false, leave: () => undefined };
	page.leave = await watchThread(reader, id, {
		account,
		addressHash: from,
		after,
		tell: (ids) => page.heard.push(...ids),
		beat: () => undefined,
		end: () => (page.isOver = true)
	});
	return page;
}

/** Somebody with a session, as a request has them. */
async function signedIn(name: string, ...groups: number[]) {
	const person = await aPerson(db, name);
	let context = await asResident(db, city, { ...person, displayName: name });
	for (const group of groups) context = await seated(context, group);
	const { id } = await openSession(db, person.accountId, 'Firefox');
	const account = (await readSession(db, id))?.account;
	if (!account) throw new Error('The session is not there.');
	return { context, account };
}

const heard = (page: Page, ids: number[]) => vi.waitFor(() => expect(page.heard).toEqual(ids));

test('an open page hears of every comment once, in order, also of what came before it listened', async () => {
	const early = await say(aino, thread, 'Early');
	const missed = await say(aino, thread, 'Missed');
	const page = await open(visitor, thread, { after: early });
	await heard(page, [missed]);
	const late = await say(aino, thread, 'Late');
	await heard(page, [missed, late]);
	page.leave();
});

test('many who write at one moment are all heard by all', async () => {
	const writers = await Promise.all(
		Array.from({ length: 10 }, async (_, at) => resident(db, city, `Writer ${at}`))
	);
	const pages = await Promise.all(Array.from({ length: 20 }, () => open(visitor)));
	const ids: number[] = [];
	await Promise.all(
		writers.map(async (writer) => {
			for (const word of ['one', 'two', 'three']) ids.push(await say(writer, thread, word));
		})
	);
	ids.sort((a, b) => a - b);
	for (const page of pages) await heard(page, ids);
	for (const page of pages) page.leave();
});

test('what another process writes is heard too', async () => {
	const elsewhere = connect(database.url, { max: 1 });
	const page = await open(visitor);
	const id = await say({ ...aino, db: elsewhere }, thread, 'From the other process');
	await heard(page, [id]);
	page.leave();
	await elsewhere.destroy();
});

test('a page about a proposal hears of its first comment', async () => {
	const proposal = await aProposal(aino, workshop);
	const page = await open(visitor, proposal);
	const first = await say(aino, proposal, 'First');
	await heard(page, [first]);
	page.leave();
});

test('who leaves a group for members hears nothing from then on', async () => {
	const secret = await aThread(aino, hidden);
	const bertil = await signedIn('Bertil', hidden);
	const page = await open(bertil.context, secret, { account: bertil.account });
	const before = await say(aino, secret, 'Among us');
	await heard(page, [before]);
	await leaveGroup(bertil.context, hidden);
	await say(aino, secret, 'Without Bertil');
	await vi.waitFor(() => expect(page.isOver).toBe(true));
	expect(page.heard).toEqual([before]);
});

test('who signs out hears nothing from then on, on a page that everybody may read too', async () => {
	const bertil = await signedIn('Bertil');
	const page = await open(bertil.context, thread, { account: bertil.account });
	await db.deleteFrom('session').where('id_hash', '=', bertil.account.sessionHash).execute();
	await say(aino, thread, 'After');
	await vi.waitFor(() => expect(page.isOver).toBe(true));
	expect(page.heard).toEqual([]);
});

test('a thread of a group for members does not exist for others', async () => {
	const secret = await aThread(aino, hidden);
	await expect(open(visitor, secret)).rejects.toThrow(NotFound);
	await expect(open(visitor, 999_999)).rejects.toThrow(NotFound);
});

test('what was deleted meanwhile is not told', async () => {
	const gone = await say(aino, thread, 'Gone');
	await removeComment(aino, gone);
	const there = await say(aino, thread, 'There');
	const page = await open(visitor);
	await heard(page, [there]);
	page.leave();
});

test('one address opens a hundred lines at most', async () => {
	const pages: Page[] = [];
	for (let at = 0; at < 100; at++) pages.push(await open(visitor, thread, { from: 'crowd' }));
	await expect(open(visitor, thread, { from: 'crowd' })).rejects.toThrow(TooMany);
	(await open(visitor, thread, { from: 'elsewhere' })).leave();
	for (const page of pages) page.leave();
});

test('every line ends when the server stops', async () => {
	const page = await open(visitor);
	await stop();
	expect(page.isOver).toBe(true);
});
