import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { ReplyFields } from '#lib/domain/moderation/saved-reply.ts';
import type { Context } from '#lib/server/context.ts';
import { foundCity } from '#lib/server/services/founding.ts';
import { fillInReply, offerReplies } from '#lib/server/services/moderation/filling.ts';
import {
	changeReply,
	readReplies,
	readReply,
	restoreReply,
	retireReply,
	saveReply
} from '#lib/server/services/moderation/replies.ts';
import { readCase } from '#lib/server/services/moderation/queue.ts';
import { cityBySlug } from '#lib/server/queries/cities.ts';
import { resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aQuarrel, aRudeComment, type Quarrel } from '../../support/facilitation.ts';
import { verbsOf } from '../../support/group.ts';

let database: FreshDatabase;
let quarrel: Quarrel;

beforeAll(async () => {
	database = await freshDatabase();
	quarrel = await aQuarrel(database.db);
});
afterAll(() => database.drop());

const aReply = (wishes: Partial<ReplyFields> = {}): ReplyFields => ({
	title: 'Insult',
	language: 'en',
	rule: 'respect',
	text: 'In “{title}” of {city} this is against {rule}, {name}. Until {deadline}.',
	version: 0,
	...wishes
});

/** Saves a reply of this text. @returns its number */
async function saved(who: Context, wishes: Partial<ReplyFields> = {}): Promise<number> {
	await saveReply(who, aReply(wishes));
	return Math.max(...(await readReplies(who)).map(({ id }) => id));
}

describe('saved replies', () => {
	test('are for facilitators', async () => {
		const { aino, fatima, visitor } = quarrel;
		const { caseId } = await aRudeComment(quarrel);
		const { item } = await readCase(fatima, caseId);
		await expect(readReplies(visitor)).rejects.toThrow(SignInRequired);
		for (const who of [aino]) {
			await expect(readReplies(who)).rejects.toThrow(Forbidden);
			await expect(readReply(who, 1)).rejects.toThrow(Forbidden);
			await expect(saveReply(who, aReply())).rejects.toThrow(Forbidden);
			await expect(changeReply(who, 1, aReply())).rejects.toThrow(Forbidden);
			await expect(retireReply(who, 1)).rejects.toThrow(Forbidden);
			await expect(restoreReply(who, 1)).rejects.toThrow(Forbidden);
			await expect(offerReplies(who, item)).rejects.toThrow(Forbidden);
			await expect(fillInReply(who, 1, { reply: '1', ground: '' })).rejects.toThrow(Forbidden);
		}
	});

	test('fill in what is known of a case, in their own language', async () => {
		const { fatima } = quarrel;
		const { caseId } = await aRudeComment(quarrel);
		const id = await saved(fatima, { language: 'fi', rule: '' });
		const fill = (ground: string) => fillInReply(fatima, caseId, { reply: String(id), ground });
		const { text, ground } = await fill('hate');
		expect(text).toMatch(
			/^In “.+” of Espoo this is against Viha.*, Bertil\. Until \d+\. toukokuuta 2027\.$/
		);
		expect(ground).toBe('hate');
		await expect(fill('')).rejects.toThrow('reply_rule');
		await expect(fill('nonsense')).rejects.toThrow('reply_rule');
		const none = { reply: '', ground: 'hate' };
		await expect(fillInReply(fatima, caseId, none)).rejects.toThrow('reply_none');
		await expect(fillInReply(fatima, 999_999, none)).rejects.toThrow(NotFound);
	});

	test('choose their rule, unless another is chosen already', async () => {
		const { fatima } = quarrel;
		const { caseId } = await aRudeComment(quarrel);
		const reply = String(await saved(fatima));
		expect((await fillInReply(fatima, caseId, { reply, ground: '' })).ground).toBe('respect');
		const other = await fillInReply(fatima, caseId, { reply, ground: 'threat' });
		expect(other.ground).toBe('threat');
		expect(other.text).toContain('Threats');
	});

	test('are offered in the language of the text first, without those that are out of use', async () => {
		const { fatima, greta } = quarrel;
		const { caseId } = await aRudeComment(quarrel);
		await saved(fatima, { language: 'sv' });
		const retired = await saved(fatima, { title: 'Old' });
		await retireReply(greta, retired);
		const offered = await offerReplies(fatima, (await readCase(fatima, caseId)).item);
		expect(offered[0]?.language).toBe('en');
		expect(offered.map(({ language }) => language)).toContain('sv');
		const titles = offered.flatMap(({ replies }) => replies.map(({ title }) => title));
		expect(titles).not.toContain('Old');
		expect(offered[0]?.replies[0]?.text).toContain('{rule}');
		await expect(
			fillInReply(fatima, caseId, { reply: String(retired), ground: '' })
		).rejects.toThrow('reply_none');
		await restoreReply(fatima, retired);
		expect((await readReply(fatima, retired)).retiredAt).toBeNull();
	});

	test('name nothing that cannot be filled in', async () => {
		const { fatima } = quarrel;
		await expect(saveReply(fatima, aReply({ text: 'Dear {nmae}, please' }))).rejects.toThrow(
			'reply_placeholder'
		);
	});

	test('changed by two at once are changed by the first; the other is told', async () => {
		const { fatima, greta, city } = quarrel;
		const id = await saved(fatima);
		const { version } = await readReply(fatima, id);
		const outcomes = await Promise.allSettled([
			changeReply(fatima, id, aReply({ title: 'By Fatima', version })),
			changeReply(greta, id, aReply({ title: 'By Greta', version }))
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(changeReply(fatima, id, aReply({ version }))).rejects.toThrow('reply_changed');
		expect(await verbsOf(database.db, city)).toContain('change reply');
	});

	test('of another city are none of ours', async () => {
		const other = await aQuarrel(database.db);
		const id = await saved(quarrel.fatima);
		await expect(readReply(other.fatima, id)).rejects.toThrow(NotFound);
		await expect(retireReply(other.fatima, id)).rejects.toThrow(NotFound);
	});

	test('are there when a city is founded, in its languages', async () => {
		const { db } = database;
		await foundCity(
			{ db, actor: { kind: 'operator' } },
			{
				slug: 'vaasa',
				name: 'Vaasa',
				languages: ['fi', 'sv'],
				timeZone: 'Europe/Helsinki',
				accent: '#0050bb'
			}
		);
		const city = await cityBySlug(db, 'vaasa');
		if (!city) throw new Error('The city was not founded.');
		const first = await resident(db, city, 'Elsa', { role: 'admin' });
		const languages = (await readReplies(first)).map(({ language }) => language);
		expect(new Set(languages)).toEqual(new Set(['fi', 'sv']));
	});
});
