import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Conflict, Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import {
	answerPrivateWord,
	openPrivateWord,
	ownPrivateWords,
	readPrivateWord,
	writePrivateWord
} from '#lib/server/services/moderation/private-words.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aQuarrel, type Quarrel } from '../../support/facilitation.ts';
import { lettersSent } from '../../support/letters.ts';
import { addressOf } from '../../support/notifications.ts';
import { say } from '../../support/thread.ts';

let database: FreshDatabase;
let quarrel: Quarrel;

beforeAll(async () => {
	database = await freshDatabase();
	quarrel = await aQuarrel(database.db);
});
afterAll(() => database.drop());

const question = { kind: 'question', text: 'Which corner do you mean?' } as const;

/** Fatima asks Bertil about a comment of his. */
async function asked() {
	const { bertil, fatima, thread } = quarrel;
	const comment = await say(bertil, thread, `A lamp at the corner ${crypto.randomUUID()}`);
	await writePrivateWord(fatima, comment, question);
	const [word] = await ownPrivateWords(bertil);
	return { comment, word: word?.id ?? 0 };
}

describe('a private word', () => {
	test('comes by mail and stands with the notifications of whoever wrote the text', async () => {
		const { bertil } = quarrel;
		await lettersSent(database.db);
		const { word } = await asked();
		const [letter, ...more] = await lettersSent(database.db);
		expect(more).toEqual([]);
		expect(letter?.to).toBe(await addressOf(bertil));
		expect(letter?.subject).toBe('A question about something you wrote');
		expect(letter?.text).toContain(question.text);
		expect(letter?.text).toContain(`/words/${word}`);
		const [shown] = await ownPrivateWords(bertil);
		expect(shown).toMatchObject({
			kind: 'question',
			writtenByName: 'Fatima',
			contentKind: 'comment'
		});
		expect(shown?.excerpt).toContain('A lamp at the corner');
	});

	test('is answered once, also when two answers come at once, and whoever asked is told', async () => {
		const { bertil, fatima, greta } = quarrel;
		const { comment, word } = await asked();
		await lettersSent(database.db);
		const answers = await Promise.allSettled(
			['By the school.', 'By the shop.'].map((text) => answerPrivateWord(bertil, word, text))
		);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(answerPrivateWord(bertil, word, 'Once more.')).rejects.toThrow(Conflict);
		const [letter, ...more] = await lettersSent(database.db);
		expect(more).toEqual([]);
		expect(letter?.to).toBe(await addressOf(fatima));
		expect(letter?.text).toContain(`/queue/word/${comment}`);
		const { words } = await openPrivateWord(greta, comment);
		expect(words[0]?.answer).toMatch(/^By the (school|shop)\.$/);
	});

	test('is for its author and facilitators', async () => {
		const { aino, bertil, greta, visitor, thread } = quarrel;
		const { comment, word } = await asked();
		for (const who of [aino, greta]) {
			await expect(readPrivateWord(who, word)).rejects.toThrow(NotFound);
			await expect(answerPrivateWord(who, word, 'Not mine.')).rejects.toThrow(NotFound);
		}
		await expect(readPrivateWord(visitor, word)).rejects.toThrow(SignInRequired);
		await expect(ownPrivateWords(visitor)).rejects.toThrow(SignInRequired);
		for (const who of [aino, bertil]) {
			await expect(openPrivateWord(who, comment)).rejects.toThrow(Forbidden);
			await expect(writePrivateWord(who, comment, question)).rejects.toThrow(Forbidden);
		}
		await expect(openPrivateWord(visitor, comment)).rejects.toThrow(SignInRequired);
		const own = await say(greta, thread, `My own words ${crypto.randomUUID()}`);
		await expect(writePrivateWord(greta, own, question)).rejects.toThrow('own_word');
	});

	test('leaves no text in the log of acts', async () => {
		const { bertil, city } = quarrel;
		const { word } = await asked();
		await answerPrivateWord(bertil, word, 'By the school.');
		const rows = await database.db
			.selectFrom('activity')
			.where('city_id', '=', city.id)
			.where('verb', 'like', '%private word')
			.selectAll()
			.execute();
		expect(new Set(rows.map(({ verb }) => verb))).toEqual(
			new Set(['write private word', 'answer private word'])
		);
		expect(JSON.stringify(rows)).not.toMatch(/corner|school/);
	});

	test('of another city is none of ours, and thirty an hour are enough', async () => {
		const { fatima } = quarrel;
		const other = await aQuarrel(database.db);
		const { comment } = await asked();
		await expect(writePrivateWord(other.fatima, comment, question)).rejects.toThrow(NotFound);
		const write = (who: Context) => writePrivateWord(who, comment, question);
		for (let n = 0; n < 30; n += 1) await write(quarrel.greta);
		await expect(write(quarrel.greta)).rejects.toThrow('too_many');
		await write(fatima);
	});
});
