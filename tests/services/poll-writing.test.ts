import { createPublicKey, sign, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import { readDraft } from '#lib/domain/poll/draft.ts';
import type { NewPoll } from '#lib/domain/poll/writing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { newPollSecret, receiptKeyOf } from '#lib/server/poll-keys.ts';
import { findPoll } from '#lib/server/queries/polls.ts';
import { secretOf } from '#lib/server/queries/polls/rules.ts';
import { openNewPoll } from '#lib/server/services/polls/preparing.ts';
import { beginPoll } from '#lib/server/services/polls/writing.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated, verbsOf } from '../support/group.ts';
import { aDraft, aProposal } from '../support/proposal.ts';

let fresh: FreshDatabase;
let db: Db;
let espoo: City;
let workshop: number;
let inner: number;
let aino: Context;
let farah: Context;
let maija: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
	espoo = await aCity(db);
	workshop = await aGroup(db, espoo, { supportThreshold: 1 });
	inner = await aGroup(db, espoo, { name: 'Inner circle', visibility: 'members' });
	aino = await seated(await resident(db, espoo, 'Aino'), workshop, { role: 'coordinator' });
	farah = await seated(await resident(db, espoo, 'Farah'), workshop);
	maija = await resident(db, espoo, 'Maija', { role: 'facilitator' });
});
afterAll(() => fresh.drop());

const asking = (wishes: Partial<NewPoll> = {}): NewPoll => ({
	groupId: String(workshop),
	template: 'rank',
	title: 'Which way should the path take?',
	proposal: '',
	...wishes
});

async function draftAt(person: Context, pollId: number) {
	const poll = await findPoll(db, { cityId: espoo.id, pollId, viewer: person.actor });
	return poll && { ...poll, draft: readDraft(poll.draft) };
}

describe('a poll is begun', () => {
	test('by coordinators of the group and by staff, and nobody else', async () => {
		expect(await beginPoll(aino, asking())).toBeGreaterThan(0);
		expect(await beginPoll(maija, asking())).toBeGreaterThan(0);
		await expect(beginPoll(farah, asking())).rejects.toThrow(Forbidden);
		await expect(beginPoll(asVisitor(db, espoo), asking())).rejects.toThrow(SignInRequired);
		expect(await verbsOf(db, espoo)).toContain('begin poll');
	});

	test('in the whole city by staff alone', async () => {
		const id = await beginPoll(maija, asking({ groupId: '' }));
		expect((await draftAt(maija, id))?.groupId).toBeNull();
		await expect(beginPoll(aino, asking({ groupId: '' }))).rejects.toThrow(Forbidden);
	});

	test('in no closed group, in none of another city, and in none that one does not see', async () => {
		const closed = String(await aGroup(db, espoo, { state: 'closed' }));
		await expect(beginPoll(maija, asking({ groupId: closed }))).rejects.toThrow(
			'poll_group_closed'
		);
		const foreign = String(await aGroup(db, await aCity(db)));
		await expect(beginPoll(maija, asking({ groupId: foreign }))).rejects.toThrow(NotFound);
		await expect(beginPoll(aino, asking({ groupId: String(inner) }))).rejects.toThrow(NotFound);
	});

	test('where one is offered to: groups that one coordinates, and the city for staff', async () => {
		const offered = async (person: Context) => {
			const { groups, wholeCity } = await openNewPoll(person);
			return [groups.map(({ id }) => id), wholeCity];
		};
		expect(await offered(aino)).toEqual([[workshop], false]);
		expect(await offered(maija)).toEqual([expect.arrayContaining([workshop, inner]), true]);
		await expect(openNewPoll(farah)).rejects.toThrow(Forbidden);
		await expect(openNewPoll(asVisitor(db, espoo))).rejects.toThrow(SignInRequired);
	});

	test('with what the template has, in the language of who asks', async () => {
		const id = await beginPoll({ ...aino, locale: 'fi' }, asking({ template: 'consent' }));
		const poll = await draftAt(aino, id);
		expect(poll).toMatchObject({ state: 'draft', language: 'fi', publishedAt: null });
		expect(poll?.draft).toMatchObject({ secrecy: 'open', electorate: { kind: 'group' } });
		expect(poll?.draft.questions[0]?.text).toContain('Eri mieltä');
	});

	test('about a proposal that its voters can read, and no other', async () => {
		const proposal = await aProposal(farah, workshop);
		const about = (id: number, groupId = workshop) =>
			beginPoll(maija, asking({ groupId: String(groupId), proposal: String(id) }));
		const poll = await draftAt(maija, await about(proposal));
		expect(poll?.draft.questions[0]).toMatchObject({ options: [{ proposal }] });
		expect((await openNewPoll(aino, proposal)).proposal?.id).toBe(proposal);

		const yesNo = await beginPoll(
			maija,
			asking({ template: 'yes-no', proposal: String(proposal) })
		);
		expect((await draftAt(maija, yesNo))?.draft.text).toContain(`/proposals/${proposal})`);

		const hidden = await aProposal(await seated(farah, inner), inner);
		await expect(about(hidden)).rejects.toThrow(NotFound);
		expect(await about(hidden, inner)).toBeGreaterThan(0);
		await expect(about(await aDraft(farah, workshop))).rejects.toThrow(NotFound);
	});

	test('with secrets of its own, known to nobody', async () => {
		const id = await beginPoll(aino, asking());
		const secret = await secretOf(db, { cityId: espoo.id, pollId: id });
		expect(secret?.seed).toMatch(/^[0-9a-f]{64}$/);
		expect(secret?.codeKey).toMatch(/^[0-9a-f]{64}$/);
		expect(secret?.codeKey).not.toBe(secret?.seed);
		expect(JSON.stringify(await draftAt(aino, id))).not.toContain(secret?.seed);
	});
});

test('what is signed with a receipt key can be checked with its public half alone', () => {
	const { receiptKey } = newPollSecret();
	const message = Buffer.from('a leaf');
	const signature = sign(null, message, {
		key: Buffer.from(receiptKey, 'base64'),
		format: 'der',
		type: 'pkcs8'
	});
	const raw = receiptKeyOf(receiptKey);
	expect(raw).toMatch(/^[0-9a-f]{64}$/);
	const x = Buffer.from(raw, 'hex').toString('base64url');
	const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
	expect(verify(null, message, publicKey, signature)).toBe(true);
	expect(receiptKeyOf(newPollSecret().receiptKey)).not.toBe(raw);
});
