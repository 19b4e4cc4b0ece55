import { afterAll, beforeAll, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { closingOf } from '#lib/server/queries/polls/closing.ts';
import { entriesFrom } from '#lib/server/queries/polls/proofs.ts';
import { castBallot } from '#lib/server/services/polls/casting.ts';
import { closeDuePoll } from '#lib/server/services/polls/closing.ts';
import { sequenceWaiting } from '#lib/server/services/polls/keeping.ts';
import { aCity, resident } from '../../support/city.ts';
import { crowd } from '../../support/crowd.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { anOpenPoll, harbour, hill, riverside } from '../../support/open-poll.ts';

let database: FreshDatabase;
let city: City;
let fatima: Context;

beforeAll(async () => {
	database = await freshDatabase();
	city = await aCity(database.db);
	fatima = await resident(database.db, city, 'Fatima', { role: 'facilitator' });
});
afterAll(() => database.drop());

test('three thousand cast around the second of closing: who got a receipt is counted, all others read "closed"', async () => {
	const voters = await crowd(database.db, city, 3000);
	const poll = await anOpenPoll(fatima, { closesIn: 3000 });
	const key = { cityId: city.id, pollId: poll };
	const choices = [riverside, hill, harbour];
	let closing: Promise<void> | undefined;
	const casts = await Promise.allSettled(
		voters.map(async (actor, place) => {
			const filled = { choices: choices[place % 3] ?? hill, words: {} };
			try {
				return await castBallot({ ...fatima, actor }, poll, { by: 'account' }, filled);
			} finally {
				// The clock, visitors and the log's writer come in the middle of it, again and again.
				if (place % 100 === 0) await sequenceWaiting(database.db);
				if (place % 250 === 0) closing ??= untilClosed();
			}
		})
	);
	await (closing ?? untilClosed());

	const given = casts.flatMap((cast) => (cast.status === 'fulfilled' ? [cast.value.leaf] : []));
	for (const cast of casts)
		if (cast.status === 'rejected') expect(cast.reason).toEqual(new Conflict('poll_closed'));
	const closed = await closingOf(database.db, key);
	expect(closed).toMatchObject({ ballots: given.length, entitled: 3001 });
	const entries = await entriesFrom(database.db, key, { from: 0, limit: 5000 });
	expect(entries.map(({ leaf }) => leaf).sort()).toEqual(given.sort());

	/** As the clock does: it asks until the moment has come. */
	async function untilClosed(): Promise<void> {
		while (!(await closingOf(database.db, key))) await closeDuePoll(database.db, key);
	}
}, 60_000);
