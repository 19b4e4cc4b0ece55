import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import { messagesEach } from '#lib/domain/moderation/talk.ts';
import { decideAppeal, readAppeal } from '#lib/server/services/moderation/appealing.ts';
import { readNotice } from '#lib/server/services/moderation/noticing.ts';
import { readQueue } from '#lib/server/services/moderation/queue.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import {
	answerAsAuthor,
	answerAsNotifier,
	askAppellant
} from '#lib/server/services/moderation/talking.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import {
	appealedByAuthor,
	appealedByNotifier,
	aQuarrel,
	type Quarrel
} from '../../support/facilitation.ts';
import { verbsOf } from '../../support/group.ts';
import { lettersSent } from '../../support/letters.ts';
import { addressOf } from '../../support/notifications.ts';
import { idOf } from '../../support/proposal.ts';

let database: FreshDatabase;
let quarrel: Quarrel;

beforeAll(async () => {
	database = await freshDatabase();
	quarrel = await aQuarrel(database.db);
});
afterAll(() => database.drop());

const question = 'Which sentence do you mean?';
const answer = 'The one about the harbour.';
const verdict = { outcome: 'upheld' as const, reasons: 'It is an insult all the same.' };

describe('the talk of the author who appealed', () => {
	test('goes to and fro between them and who looks again', async () => {
		const { bertil, greta, city } = quarrel;
		const { appeal, puid } = await appealedByAuthor(quarrel);
		await askAppellant(greta, appeal, question);
		await answerAsAuthor(bertil, puid, answer);
		const read = await readStatement(bertil, puid);
		expect(
			read.talk?.messages.map(({ byAppellant, text, name }) => [byAppellant, text, name])
		).toEqual([
			[false, question, null],
			[true, answer, null]
		]);
		const { talk } = await readAppeal(greta, appeal);
		expect(talk?.messages.map(({ name }) => name)).toEqual(['Greta', null]);
		expect(talk?.left).toBe(messagesEach - 1);
		expect(await verbsOf(database.db, city)).toContain('talk about appeal');
	});

	test('never has who decided first in it, nor anybody else', async () => {
		const { aino, bertil, fatima, visitor } = quarrel;
		const { appeal, puid } = await appealedByAuthor(quarrel);
		await expect(askAppellant(fatima, appeal, question)).rejects.toThrow('own_decision');
		await expect(askAppellant(aino, appeal, question)).rejects.toThrow(Forbidden);
		await expect(askAppellant(visitor, appeal, question)).rejects.toThrow(SignInRequired);
		await expect(answerAsAuthor(aino, puid, answer)).rejects.toThrow(NotFound);
		await expect(answerAsAuthor(visitor, puid, answer)).rejects.toThrow(SignInRequired);
		await answerAsAuthor(bertil, puid, 'I add something unasked.');
		const insert = database.db.insertInto('appeal_message').values({
			city_id: quarrel.city.id,
			appeal_id: appeal,
			first_by: idOf(fatima),
			by_appellant: false,
			resident_id: idOf(fatima),
			text: question,
			written_at: new Date()
		});
		await expect(insert.execute()).rejects.toThrow('check');
	});

	test('says in the queue, and by mail to who asked, that there is a message, and not what', async () => {
		const { bertil, greta } = quarrel;
		const { appeal, puid } = await appealedByAuthor(quarrel);
		const listed = async () =>
			(await readQueue(greta, null)).appeals.find(({ id }) => id === appeal)?.hasAnswer;
		expect(await listed()).toBeFalsy();
		await lettersSent(database.db);
		await answerAsAuthor(bertil, puid, answer);
		expect(await lettersSent(database.db)).toEqual([]);
		expect(await listed()).toBe(true);
		await askAppellant(greta, appeal, question);
		await answerAsAuthor(bertil, puid, answer);
		const letters = await lettersSent(database.db);
		expect(letters.map(({ to }) => to)).toEqual([await addressOf(bertil), await addressOf(greta)]);
		expect(letters[0]?.text).toContain(`/statements/${puid}`);
		expect(letters[1]?.text).toContain(`/queue/appeals/${appeal}`);
		for (const { text } of letters) {
			expect(text).not.toContain(question);
			expect(text).not.toContain(answer);
			expect(text).not.toContain('Aino');
		}
	});

	test('is over when the appeal is decided', async () => {
		const { bertil, greta } = quarrel;
		const { appeal, puid } = await appealedByAuthor(quarrel);
		await askAppellant(greta, appeal, question);
		await decideAppeal(greta, appeal, verdict);
		await expect(askAppellant(greta, appeal, question)).rejects.toThrow('talk_closed');
		await expect(answerAsAuthor(bertil, puid, answer)).rejects.toThrow('talk_closed');
		const { talk } = await readStatement(bertil, puid);
		expect(talk).toMatchObject({ left: 0, messages: [{ text: question }] });
	});

	test('has an end for each side, also when many are sent at once', async () => {
		const { bertil, greta } = quarrel;
		const { appeal, puid } = await appealedByAuthor(quarrel);
		const sent = await Promise.allSettled(
			Array.from({ length: messagesEach + 3 }, (_, n) =>
				answerAsAuthor(bertil, puid, `${n}: ${answer}`)
			)
		);
		expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(messagesEach);
		await expect(answerAsAuthor(bertil, puid, answer)).rejects.toThrow('talk_full');
		await askAppellant(greta, appeal, question);
		expect((await readAppeal(greta, appeal)).talk?.messages).toHaveLength(messagesEach + 1);
	});
});

describe('the talk of whoever reported and appealed', () => {
	test('is held on the page of their notice, and on no other notice of the case', async () => {
		const { greta, visitor } = quarrel;
		const { appeal, way, others, email } = await appealedByNotifier(quarrel);
		await lettersSent(database.db);
		await askAppellant(greta, appeal, question);
		const [letter] = await lettersSent(database.db);
		expect(letter?.to).toBe(email);
		expect(letter?.text).toContain(`/notices/${way.id}/${way.token}`);
		await answerAsNotifier(visitor, way, answer);
		const { talk } = await readNotice(visitor, way.id, way.token);
		expect(talk?.messages.map(({ text }) => text)).toEqual([question, answer]);
		expect((await readNotice(visitor, others.notice, others.token)).talk).toBeNull();
		const strange = { id: others.notice, token: others.token };
		await expect(answerAsNotifier(visitor, strange, answer)).rejects.toThrow(NotFound);
		await expect(
			answerAsNotifier(visitor, { ...way, token: others.token }, answer)
		).rejects.toThrow(NotFound);
	});

	test('names nobody to facilitators, and is not for the author of the text', async () => {
		const { greta, visitor } = quarrel;
		const { appeal, way } = await appealedByNotifier(quarrel);
		await answerAsNotifier(visitor, way, answer);
		const { talk } = await readAppeal(greta, appeal);
		expect(talk?.messages).toMatchObject([{ byAppellant: true, name: null }]);
		await database.db
			.updateTable('content')
			.set({ author_id: idOf(greta) })
			.where('city_id', '=', quarrel.city.id)
			.where('id', '=', (await readAppeal(greta, appeal)).appeal.contentId)
			.execute();
		expect((await readAppeal(greta, appeal)).talk).toBeNull();
		await expect(askAppellant(greta, appeal, question)).rejects.toThrow('own_case');
	});

	test('is not decided by a facilitator who asked for it', async () => {
		const { greta } = quarrel;
		const { appeal, way } = await appealedByNotifier(quarrel);
		await database.db
			.updateTable('notice')
			.set({ resident_id: idOf(greta), name: null, email: null })
			.where('city_id', '=', quarrel.city.id)
			.where('id', '=', way.id)
			.execute();
		await expect(decideAppeal(greta, appeal, verdict)).rejects.toThrow('own_appeal');
		await expect(askAppellant(greta, appeal, question)).rejects.toThrow('own_appeal');
		expect((await readAppeal(greta, appeal)).isOwn).toBe(true);
	});
});
