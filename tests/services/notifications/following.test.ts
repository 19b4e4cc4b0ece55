import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { followSubject, stopFollowing } from '#lib/server/services/follows.ts';
import { readGroup } from '#lib/server/services/groups.ts';
import { joinGroup, leaveGroup } from '#lib/server/services/joining.ts';
import { openNotificationChoice } from '#lib/server/services/notifications/choosing.ts';
import { showPoll } from '#lib/server/services/polls/showing.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { aCity, again, asVisitor, resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { accountOf, aGroup, seated } from '../../support/group.ts';
import { bellOf, chooses, lettersToFollowers, tellAll } from '../../support/notifications.ts';
import { anOpenPoll } from '../../support/open-poll.ts';
import { aDraft, anOffer, aProposal, idOf } from '../../support/proposal.ts';
import { aThread, say } from '../../support/thread.ts';

let fresh: FreshDatabase;
let city: City;
let workshop: number;
let aino: Context;
let veikko: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	city = await aCity(fresh.db);
});
afterAll(() => fresh.drop());
beforeEach(async () => {
	workshop = await aGroup(fresh.db, city);
	aino = await seated(await resident(fresh.db, city, 'Aino'), workshop);
	veikko = await resident(fresh.db, city, 'Veikko');
});

const followsProposal = async (person: Context, id: number) =>
	(await showProposal(person, id)).followed;
const followsGroup = async (person: Context, id: number) =>
	(await readGroup(person, id)).people.followed;

describe('one click', () => {
	test('follows, another stops, a second one of each changes nothing', async () => {
		const id = await aProposal(aino, workshop);
		expect(await followsProposal(veikko, id)).toBe(false);
		for (const _ of [1, 2]) await followSubject(veikko, { kind: 'content', id });
		expect(await followsProposal(veikko, id)).toBe(true);
		for (const _ of [1, 2]) await stopFollowing(veikko, { kind: 'content', id });
		expect(await followsProposal(veikko, id)).toBe(false);
	});
	test('follows a poll, and a group', async () => {
		const fatima = await resident(fresh.db, city, 'Fatima', { role: 'facilitator' });
		const poll = await anOpenPoll(fatima);
		await followSubject(veikko, { kind: 'content', id: poll });
		await followSubject(veikko, { kind: 'group', id: workshop });
		expect((await showPoll(veikko, poll)).followed).toBe(true);
		expect(await followsGroup(veikko, workshop)).toBe(true);
	});
	test('fifty at once are one', async () => {
		const id = await aProposal(aino, workshop);
		await Promise.all(
			Array.from({ length: 50 }, () => followSubject(veikko, { kind: 'content', id }))
		);
		const rows = await fresh.db
			.selectFrom('follow')
			.where('content_id', '=', id)
			.select(['resident_id', 'because'])
			.execute();
		expect(rows).toHaveLength(2);
	});
	test('of the whole city follows its groups and proposals, and one of them can be left out', async () => {
		const id = await aProposal(aino, workshop);
		await followSubject(veikko, { kind: 'city', id: city.id });
		expect([await followsGroup(veikko, workshop), await followsProposal(veikko, id)]).toEqual([
			true,
			true
		]);
		await stopFollowing(veikko, { kind: 'group', id: workshop });
		expect(await followsProposal(veikko, id)).toBe(false);
		await followSubject(veikko, { kind: 'content', id });
		expect(await followsProposal(veikko, id)).toBe(true);
	});
});

describe('nobody follows', () => {
	test('what they cannot see, or what does not exist', async () => {
		const inner = await aGroup(fresh.db, city, { visibility: 'members' });
		const farah = await seated(await resident(fresh.db, city, 'Farah'), inner);
		const hidden = await aProposal(farah, inner);
		const draft = await aDraft(aino, workshop);
		const umea = await aCity(fresh.db);
		const subjects = [
			{ kind: 'group', id: inner },
			{ kind: 'content', id: hidden },
			{ kind: 'content', id: draft },
			{ kind: 'content', id: 999_999 },
			{ kind: 'city', id: umea.id },
			{ kind: 'category', id: 999_999 },
			{ kind: 'neighbourhood', id: 999_999 }
		] as const;
		for (const subject of subjects) {
			await expect(followSubject(veikko, subject), subject.kind).rejects.toThrow(NotFound);
			await expect(stopFollowing(veikko, subject), subject.kind).rejects.toThrow(NotFound);
		}
		await expect(followSubject(aino, { kind: 'content', id: draft })).rejects.toThrow(NotFound);
	});
	test('without signing in', async () => {
		const subject = { kind: 'group', id: workshop } as const;
		const visitor = asVisitor(fresh.db, city);
		await expect(followSubject(visitor, subject)).rejects.toThrow(SignInRequired);
		await expect(stopFollowing(visitor, subject)).rejects.toThrow(SignInRequired);
		await expect(openNotificationChoice(visitor)).rejects.toThrow(SignInRequired);
	});
});

describe('what a person writes', () => {
	test('is told to who follows them, in a discussion and as a proposal, once, as far as it is visible', async () => {
		const bo = await resident(fresh.db, city, 'Bo');
		await aProposal(aino, workshop);
		await tellAll(fresh.db);
		for (const _ of [1, 2]) await followSubject(bo, { kind: 'person', id: idOf(aino) });
		expect(await bellOf(bo)).toEqual([]);
		const id = await aProposal(aino, workshop, { title: 'A roof over the bus stop' });
		expect((await showProposal(bo, id)).followsAuthor).toBe(true);
		await followSubject(bo, { kind: 'content', id });
		await say(aino, id, 'Of wood, if it can be.');
		await say(veikko, await aThread(aino, workshop), 'By somebody else.');
		const inner = await aGroup(fresh.db, city, { visibility: 'members' });
		await aProposal(await seated(aino, inner), inner, { title: 'A word among members' });
		expect(await bellOf(bo)).toEqual([
			'thread started: How quiet should the park be?',
			'comment written: A roof over the bus stop',
			'proposal published: A roof over the bus stop'
		]);
		const { follows } = await openNotificationChoice(bo);
		expect(follows).toContainEqual(
			expect.objectContaining({ kind: 'person', id: idOf(aino), title: 'Aino' })
		);
	});
	test('comes by mail too, and no more once one has stopped; groups stay as they are followed', async () => {
		const bo = await chooses(await resident(fresh.db, city, 'Bo'), { rhythm: 'at-once' });
		await aProposal(aino, workshop);
		await tellAll(fresh.db);
		await followSubject(bo, { kind: 'person', id: idOf(aino) });
		await aProposal(aino, workshop);
		expect(await lettersToFollowers(fresh.db, bo.now)).toHaveLength(1);
		await followSubject(bo, { kind: 'group', id: workshop });
		await stopFollowing(bo, { kind: 'person', id: idOf(aino) });
		expect((await openNotificationChoice(bo)).follows.map(({ kind }) => kind)).toEqual(['group']);
		await aProposal(aino, workshop);
		expect(await lettersToFollowers(fresh.db, bo.now)).toHaveLength(1);
	});
	test('is for others than the one, who have something of theirs to read', async () => {
		const farah = await resident(fresh.db, city, 'Farah');
		await expect(followSubject(veikko, { kind: 'person', id: idOf(farah) })).rejects.toThrow(
			NotFound
		);
		await aProposal(aino, workshop);
		await expect(followSubject(aino, { kind: 'person', id: idOf(aino) })).rejects.toThrow(NotFound);
		const umea = await aCity(fresh.db);
		const stranger = await resident(fresh.db, umea, 'Stranger');
		await expect(followSubject(stranger, { kind: 'person', id: idOf(aino) })).rejects.toThrow(
			NotFound
		);
		await followSubject(veikko, { kind: 'person', id: idOf(aino) });
		const rows = await fresh.db
			.selectFrom('follow')
			.where('kind', '=', 'person')
			.where('person_id', '=', idOf(aino))
			.select('resident_id')
			.execute();
		expect(rows).toEqual([{ resident_id: idOf(veikko) }]);
	});
});

describe('taking part follows by itself', () => {
	test('writing, supporting and joining', async () => {
		const id = await aProposal(aino, workshop);
		await supportProposal(veikko, id);
		await joinGroup(veikko, workshop);
		expect(await followsProposal(aino, id)).toBe(true);
		expect(await followsProposal(veikko, id)).toBe(true);
		expect(await followsGroup(veikko, workshop)).toBe(true);
	});
	test('but not who stopped before', async () => {
		const id = await aProposal(aino, workshop);
		await stopFollowing(veikko, { kind: 'content', id });
		await supportProposal(veikko, id);
		expect(await followsProposal(veikko, id)).toBe(false);
	});
	test('until one leaves, unless one chose to follow', async () => {
		await joinGroup(veikko, workshop);
		const member = await again(veikko, accountOf(veikko));
		await leaveGroup(member, workshop);
		expect(await followsGroup(veikko, workshop)).toBe(false);

		const linnea = await resident(fresh.db, city, 'Linnea');
		await followSubject(linnea, { kind: 'group', id: workshop });
		await joinGroup(linnea, workshop);
		await leaveGroup(await again(linnea, accountOf(linnea)), workshop);
		expect(await followsGroup(linnea, workshop)).toBe(true);
	});
});

test('the list says what is followed and muted, what else there is, and nothing that is hidden by now', async () => {
	const inner = await aGroup(fresh.db, city, { visibility: 'members', name: 'Inner circle' });
	const farah = await seated(await resident(fresh.db, city, 'Farah'), inner);
	await followSubject(farah, { kind: 'group', id: inner });
	const water = Number(await anOffer(farah, 'category', 'Water'));
	const hill = Number(await anOffer(farah, 'neighbourhood', 'The hill'));
	await followSubject(farah, { kind: 'category', id: water });
	await stopFollowing(farah, { kind: 'group', id: workshop });
	const { follows, offered } = await openNotificationChoice(farah);
	expect(follows.map(({ kind, title, name, muted }) => [kind, title ?? name?.text, muted])).toEqual(
		expect.arrayContaining([
			['group', 'Inner circle', false],
			['category', 'Water', false],
			['group', 'Future workshop', true]
		])
	);
	expect(offered).toEqual([expect.objectContaining({ kind: 'neighbourhood', id: hill })]);

	await fresh.db.updateTable('seat').set({ ended_at: farah.now }).execute();
	const guest = await again(farah, accountOf(farah));
	expect((await openNotificationChoice(guest)).follows.map(({ title }) => title)).not.toContain(
		'Inner circle'
	);
});
