import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import type { GroupInput } from '#lib/domain/group.ts';
import { NotFound } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { readFile } from '#lib/server/services/files.ts';
import {
	editGroup,
	listGroups,
	openGroupForEditing,
	readGroup
} from '#lib/server/services/groups.ts';
import { setGroupPicture } from '#lib/server/services/group-pictures.ts';
import { replaceWatchWords } from '#lib/server/queries/moderation/screening.ts';
import { appealAsAuthor, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { giveNotice, openNoticeForm } from '#lib/server/services/moderation/noticing.ts';
import { readCase, readQueue } from '#lib/server/services/moderation/queue.ts';
import { readStatement, readStone } from '#lib/server/services/moderation/statements.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, aGroupInput, seated } from '../support/group.ts';
import { aDecision, aNotice, caseOfNotice } from '../support/moderation.ts';
import { aPhoto } from '../support/photo.ts';

let database: FreshDatabase;
let city: City;
let group: number;
let aino: Context, visitor: Context, fatima: Context, greta: Context;
const rude: GroupInput = {
	...aGroupInput,
	name: 'Against all fools',
	purpose: 'We are against everybody who is a fool, that is, everybody.'
};

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	visitor = asVisitor(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
});
beforeEach(async () => {
	group = await aGroup(database.db, city);
	const person = await resident(database.db, city, 'Aino');
	aino = await seated(person, group, { role: 'coordinator' });
	await editGroup(aino, group, rude);
});
afterAll(() => database.drop());

async function reported(id = group): Promise<number> {
	const { notice } = await giveNotice(fatima, { group: id }, aNotice(), 'from here');
	return caseOfNotice(fatima, notice);
}

async function hide(id = group): Promise<string> {
	return decideCase(fatima, await reported(id), aDecision());
}

async function takeBack(puid: string): Promise<void> {
	await appealAsAuthor(aino, puid, 'Please look again.');
	const { decision } = await readStatement(aino, puid);
	const verdict = { outcome: 'reversed', reasons: 'It breaks no rule.' } as const;
	await decideAppeal(greta, decision.appealId ?? 0, verdict);
}

const pageOf = async (id = group, reader = visitor) => (await readGroup(reader, id)).group;

describe('the page of a group', () => {
	test('is reported by whoever can read it, and by nobody else', async () => {
		expect(await openNoticeForm(visitor, { group })).toMatchObject({
			kind: 'group',
			title: 'Against all fools'
		});
		const closed = await aGroup(database.db, city, {
			visibility: 'members',
			joining: 'invitation'
		});
		await expect(openNoticeForm(visitor, { group: closed })).rejects.toThrow(NotFound);
	});

	test('is hidden wherever it stands: name, description and picture; who wrote it still reads it', async () => {
		await setGroupPicture(aino, group, { picture: await aPhoto(), alt: 'A fool' });
		const { picture } = await pageOf();
		const puid = await hide();
		expect(await pageOf()).toMatchObject({
			name: `Ryhmä ${group}`,
			purposeHtml: '',
			picture: null
		});
		const { groups } = await listGroups(visitor);
		expect(JSON.stringify(groups.find(({ id }) => id === group))).not.toContain('fool');
		await expect(readFile(visitor, picture?.id ?? '')).rejects.toThrow(NotFound);
		await expect(openNoticeForm(visitor, { group })).rejects.toThrow(NotFound);
		const { item } = await readStatement(aino, puid);
		expect(item).toMatchObject({ kind: 'group', title: 'Against all fools', authorName: 'Aino' });
		expect(item.html).toContain('everybody');
		expect((await readStone(visitor, item.id)).kind).toBe('group');
		expect(await openGroupForEditing(aino, group)).toMatchObject({ name: 'Against all fools' });
	});

	test('comes back as it was, with its picture', async () => {
		await setGroupPicture(aino, group, { picture: await aPhoto(), alt: 'A fool' });
		const before = await pageOf();
		await takeBack(await hide());
		expect(await pageOf()).toEqual(before);
	});

	test('that is hidden stays hidden while its words are the same, whatever else is chosen', async () => {
		await hide();
		await editGroup(aino, group, { ...rude, joining: 'request' });
		expect(await pageOf()).toMatchObject({ name: `Ryhmä ${group}`, joining: 'request' });
	});

	test('is shown when it was written anew, and is looked at', async () => {
		const puid = await hide();
		await editGroup(aino, group, {
			...rude,
			name: 'For the wise',
			purpose: 'We look for wise people here.'
		});
		expect(await pageOf()).toMatchObject({ name: 'For the wise', stone: null });
		const { cases } = await readQueue(fatima, null);
		const found = cases.find(({ excerpt }) => excerpt === 'For the wise');
		expect((await readCase(fatima, found?.id ?? 0)).findings).toEqual([
			{ cause: 'after_hiding', detail: '' }
		]);
		await takeBack(puid);
		expect(await pageOf()).toMatchObject({ name: 'For the wise' });
	});

	test('answers for whoever wrote it last', async () => {
		const bea = await seated(await resident(database.db, city, 'Bea'), group, {
			role: 'coordinator'
		});
		const id = await reported();
		expect((await readCase(fatima, id)).item.authorName).toBe('Aino');
		await editGroup(bea, group, { ...rude, name: 'Against most fools' });
		expect((await readCase(fatima, id)).item.authorName).toBe('Bea');
	});

	test('that its writer is asked to change comes back to the queue when they do', async () => {
		const id = await reported();
		await decideCase(fatima, id, aDecision({ step: 'ask' }));
		await editGroup(aino, group, { ...rude, name: 'For some people' });
		expect((await readCase(fatima, id)).case.state).toBe('open');
	});

	test('with a word that the city watches is looked at', async () => {
		const list = { cityId: city.id, language: 'en', effect: 'hold' } as const;
		await replaceWatchWords(database.db, list, [{ ...list, word: 'blockhead', whole: 'word' }]);
		await editGroup(aino, group, { ...rude, name: 'No blockhead here' });
		expect((await pageOf()).name).toBe('No blockhead here');
		const { cases } = await readQueue(fatima, null);
		const found = cases.find(({ excerpt }) => excerpt === 'No blockhead here');
		expect(found).toMatchObject({ kind: 'group', findings: 1, isHeld: false });
	});

	test('is decided on while it is written anew, one after the other', async () => {
		for (let round = 0; round < 5; round += 1) {
			const id = await reported();
			const anew = { ...rude, name: `Against fools of round ${round}` };
			const [decided, edited] = await Promise.allSettled([
				decideCase(fatima, id, aDecision()),
				editGroup(aino, group, anew)
			]);
			expect(edited.status).toBe('fulfilled');
			const { name, stone } = await pageOf();
			expect([`Ryhmä ${group}`, anew.name]).toContain(name);
			expect(stone === null).toBe(name === anew.name);
			if (decided.status === 'rejected')
				expect(decided.reason).toMatchObject({ reason: 'case_changed' });
			await editGroup(aino, group, { ...rude, name: `Afresh ${round}` });
		}
	});
});
