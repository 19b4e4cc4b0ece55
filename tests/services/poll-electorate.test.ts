import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { electorateSchema, type ElectorateFields } from '#lib/domain/poll/electorate-writing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { replaceVoterList, saveElectorate } from '#lib/server/services/polls/electorates.ts';
import { openElectorate, openPollWriting } from '#lib/server/services/polls/preparing.ts';
import { discardPoll, saveDraft } from '#lib/server/services/polls/writing.ts';
import { openProfile, saveProfile } from '#lib/server/services/resident-profile.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated, verbsOf } from '../support/group.ts';
import { aCompletePoll, aPollDraft, pollForm } from '../support/poll-draft.ts';
import { anOffer } from '../support/proposal.ts';

let fresh: FreshDatabase;
let db: Db;
let espoo: City;
let workshop: number;
let inner: number;
let aino: Context;
let veikko: Context;
let maija: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
	espoo = await aCity(db);
	workshop = await aGroup(db, espoo);
	inner = await aGroup(db, espoo, { visibility: 'members' });
	aino = await seated(await resident(db, espoo, 'Aino'), workshop, { role: 'coordinator' });
	await seated(await resident(db, espoo, 'Former'), workshop, { to: '2026-06-30' });
	veikko = await resident(db, espoo, 'Veikko');
	maija = await resident(db, espoo, 'Maija', { role: 'facilitator' });
});
afterAll(() => fresh.drop());

const missing = async (id: number) =>
	(await openPollWriting(maija, id)).missing.map(({ reason }) => reason);

async function choose(id: number, electorate: 'group' | 'residents' | 'list' | 'codes') {
	await saveDraft(maija, id, { ...(await pollForm(maija, id)), electorate });
}

async function say(id: number, wishes: Partial<ElectorateFields>) {
	await saveElectorate(maija, id, { ...electorateSchema.parse({}), anyway: true, ...wishes });
	return (await openElectorate(maija, id)).voters;
}

describe('who may vote', () => {
	test('members of the group, as many as hold a seat today', async () => {
		const id = await aPollDraft(aino, workshop);
		expect((await openElectorate(aino, id)).voters).toBe(1);
	});

	test('residents by neighbourhood, verification and age, counted as they are today', async () => {
		const tapiola = await anOffer(aino, 'neighbourhood', 'Tapiola');
		await saveProfile(aino, { birthYear: '2010', neighbourhoodId: tapiola });
		await saveProfile(veikko, { birthYear: '1950', neighbourhoodId: '' });
		const id = await aPollDraft(maija, null);
		expect((await openElectorate(maija, id)).voters).toBe(4);
		expect(await say(id, { neighbourhoods: [tapiola] })).toBe(1);
		expect(await say(id, { ageFrom: '16' })).toBe(2);
		expect(await say(id, { ageFrom: '16', ageTo: '30' })).toBe(1);
		expect(await say(id, { ageFrom: '17', ageTo: '30' })).toBe(0);
		expect(await say(id, { verified: true })).toBe(0);
	});

	test('no neighbourhood of another city', async () => {
		const umea = await aCity(db);
		const foreign = await anOffer({ ...aino, city: umea }, 'neighbourhood', 'Haga');
		const id = await aPollDraft(maija, null);
		await expect(say(id, { neighbourhoods: [foreign] })).rejects.toThrow('proposal_choice_gone');
	});

	test('holders of codes, as many as there are', async () => {
		const id = await aCompletePoll(maija, workshop);
		await choose(id, 'codes');
		expect(await missing(id)).toEqual(['required']);
		expect(await say(id, { count: '250' })).toBe(250);
		expect(await missing(id)).toEqual([]);
	});

	test('in a group that only its members see nobody else', async () => {
		const id = await aCompletePoll(maija, inner);
		await choose(id, 'residents');
		expect(await missing(id)).toEqual(['poll_electorate_hidden']);
		await choose(id, 'group');
		expect(await missing(id)).toEqual([]);
	});
});

describe('a named list', () => {
	async function aListed(): Promise<number> {
		const id = await aCompletePoll(maija, workshop);
		await choose(id, 'list');
		return id;
	}

	test('replaces the one before, and counts everybody once', async () => {
		const id = await aListed();
		expect(await missing(id)).toEqual(['poll_list_empty']);
		const list = 'aino@example.org\nAINO@example.org\nA-17\n';
		expect(await replaceVoterList(maija, id, list)).toEqual({ listed: 2, twice: 1 });
		expect((await openElectorate(maija, id)).voters).toBe(2);
		await replaceVoterList(maija, id, 'B-1');
		expect((await openElectorate(maija, id)).voters).toBe(1);
		expect(await missing(id)).toEqual([]);
		expect(await verbsOf(db, espoo)).toContain('list voters');
		await discardPoll(maija, id);
	});

	test('with one bad line changes nothing', async () => {
		const id = await aListed();
		await replaceVoterList(maija, id, 'A-17');
		const bad = replaceVoterList(maija, id, 'B-1\nsomebody\n');
		await expect(bad).rejects.toThrow('poll_list_lines');
		await expect(replaceVoterList(maija, id, ' \n')).rejects.toThrow('poll_list_nobody');
		expect((await openElectorate(maija, id)).voters).toBe(1);
	});

	test('of five thousand lines is taken at once', async () => {
		const id = await aListed();
		const people = Array.from({ length: 5000 }, (_, at) => `Person ${at};p${at}@example.org`);
		const list = ['Name;E-mail', ...people].join('\r\n');
		expect(await replaceVoterList(maija, id, list)).toEqual({ listed: 5000, twice: 0 });
	});

	test('of more than fifty thousand is refused', async () => {
		const id = await aListed();
		const list = Array.from({ length: 50_001 }, (_, at) => String(at)).join('\n');
		await expect(replaceVoterList(maija, id, list)).rejects.toThrow('poll_list_long');
	});

	test('belongs only to a poll of named people', async () => {
		const id = await aCompletePoll(maija, workshop);
		await expect(replaceVoterList(maija, id, 'A-17')).rejects.toThrow('poll_no_list');
	});
});

describe('what a resident tells of themselves', () => {
	test('is theirs to give and to take back', async () => {
		const haukilahti = await anOffer(veikko, 'neighbourhood', 'Haukilahti');
		await saveProfile(veikko, { birthYear: '1951', neighbourhoodId: haukilahti });
		expect((await openProfile(veikko)).fields).toEqual({
			birthYear: '1951',
			neighbourhoodId: haukilahti
		});
		await saveProfile(veikko, { birthYear: '', neighbourhoodId: '' });
		expect((await openProfile(veikko)).fields).toEqual({ birthYear: '', neighbourhoodId: '' });
	});

	test('is asked of nobody who is not signed in, and names no place of another city', async () => {
		const visitor = asVisitor(db, espoo);
		await expect(openProfile(visitor)).rejects.toThrow('sign_in_required');
		const fields = { birthYear: '', neighbourhoodId: '' };
		await expect(saveProfile(visitor, fields)).rejects.toThrow('sign_in_required');
		const foreign = await anOffer({ ...aino, city: await aCity(db) }, 'neighbourhood', 'Haga');
		const away = { birthYear: '', neighbourhoodId: foreign };
		await expect(saveProfile(veikko, away)).rejects.toThrow('proposal_choice_gone');
	});
});
