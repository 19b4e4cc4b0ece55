import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { codesOf } from '#lib/server/poll-codes.ts';
import { secretOf } from '#lib/server/queries/polls/rules.ts';
import { closeDuePoll } from '#lib/server/services/polls/closing.ts';
import { ballotPaper, pollLetters, pollPoster } from '#lib/server/services/polls/printing.ts';
import { aCity, asVisitor, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aGroup, seated } from '../../support/group.ts';
import { aPoll, anOpenPoll, passTime } from '../../support/open-poll.ts';
import { readPdf } from '../../support/pdf.ts';

let database: FreshDatabase;
let city: City;
let fatima: Context, aino: Context;
let group: number;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	aino = await seated(await resident(db, city, 'Aino'), group);
});
afterAll(() => database.drop());

const page = 'https://kumppani.example/espoo/polls/1';
const wishes = {
	address: `${page}/vote`,
	voteAddress: (code: string) => `${page}/vote?code=${code}`,
	place: 'Library, weekdays 10–18'
};
const ballot = (who: Context, poll: number) =>
	ballotPaper(who, poll, { large: false, place: wishes.place });
const poster = (who: Context, poll: number) =>
	pollPoster(who, poll, { size: 'A4', place: '', address: page });
const codes = { kind: 'codes', count: 3 } as const;

describe('printing', () => {
	test('a ballot is for those who run the poll, before it opens too', async () => {
		for (const poll of [
			await aPoll(fatima, { groupId: group }),
			await anOpenPoll(fatima, { groupId: group })
		]) {
			const { text } = await readPdf(await ballot(fatima, poll));
			expect(text).toContain('Riverside path');
			expect(text).toContain(wishes.place);
		}
		const poll = await anOpenPoll(fatima, { groupId: group });
		await expect(ballot(aino, poll)).rejects.toThrow(Forbidden);
		await expect(ballot(asVisitor(database.db, city), poll)).rejects.toThrow(SignInRequired);
	});

	test('a poster is for everybody who can see the poll', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		const { text } = await readPdf(await poster(asVisitor(database.db, city), poll));
		expect(text).toContain('Future workshop');
		expect(text).toContain('kumppani.example/espoo/polls/1');
	});

	test('a letter for each code is for those who run the poll; the log says who printed them', async () => {
		const { db } = database;
		const poll = await anOpenPoll(fatima, { electorate: codes });
		const parts = await Array.fromAsync(await pollLetters(fatima, poll, wishes));
		const { pages } = await readPdf(Buffer.concat(parts));
		const secret = await secretOf(db, { cityId: city.id, pollId: poll });
		const made = [...codesOf(secret?.codeKey ?? '', poll, 3)];
		expect(pages).toHaveLength(3);
		for (const [place, { text }] of pages.entries())
			expect(text).toContain(made[place]?.replaceAll('-', ' '));
		const lines = await db
			.selectFrom('activity')
			.where('content_id', '=', poll)
			.where('verb', '=', 'print poll letters')
			.select('detail')
			.execute();
		expect(lines).toEqual([{ detail: { count: 3 } }]);
		await expect(pollLetters(aino, poll, wishes)).rejects.toThrow(Forbidden);
		await expect(pollLetters(asVisitor(db, city), poll, wishes)).rejects.toThrow(SignInRequired);
	});

	test('ends with the poll, and there are no letters where nobody has a code', async () => {
		const poll = await anOpenPoll(fatima, { groupId: group });
		await expect(pollLetters(fatima, poll, wishes)).rejects.toThrow(new Conflict('poll_no_codes'));
		await passTime(fatima, poll);
		await closeDuePoll(database.db, { cityId: city.id, pollId: poll });
		for (const print of [ballot, poster])
			await expect(print(fatima, poll)).rejects.toThrow(new Conflict('poll_closed_printing'));
	});
});
