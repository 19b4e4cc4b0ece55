import { createPublicKey, sign, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import { readDraft } from '#lib/domain/poll/draft.ts';
import { pollPlan } from '#lib/domain/poll/rules.ts';
import type { NewPoll } from '#lib/domain/poll/writing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { newPollSecret, receiptKeyOf } from '#lib/server/poll-keys.ts';
import { findPoll, movePoll } from '#lib/server/queries/polls.ts';
import { updateMoments } from '#lib/server/queries/polls/drafts.ts';
import { secretOf } from '#lib/server/queries/polls/rules.ts';
import { replaceVoterList } from '#lib/server/services/polls/electorates.ts';
import {
	openElectorate,
	openNewPoll,
	openPollWriting
} from '#lib/server/services/polls/preparing.ts';
import { addProposals, saveQuestion } from '#lib/server/services/polls/questions.ts';
import {
	beginPoll,
	discardPoll,
	saveDraft,
	type QuestionAct
} from '#lib/server/services/polls/writing.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated, verbsOf } from '../support/group.ts';
import {
	aCompletePoll,
	aPollDraft,
	pollForm,
	questionForm,
	writeOptions
} from '../support/poll-draft.ts';
import { aDraft, aProposal } from '../support/proposal.ts';
import { statementsOf } from '../support/statements.ts';

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
		expect((await openNewPoll(aino, { about: proposal })).proposal?.id).toBe(proposal);

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

describe('a poll in preparation', () => {
	test('is seen by those who prepare polls there, and by nobody else', async () => {
		const id = await aPollDraft(aino, workshop);
		expect((await openPollWriting(maija, id)).poll.id).toBe(id);
		const elsewhere = await seated(await resident(db, espoo, 'Edla'), inner, {
			role: 'coordinator'
		});
		for (const other of [farah, elsewhere, asVisitor(db, espoo)]) {
			await expect(openPollWriting(other, id)).rejects.toThrow(NotFound);
			await expect(discardPoll(other, id)).rejects.toThrow(NotFound);
			await expect(saveDraft(other, id, await pollForm(aino, id))).rejects.toThrow(NotFound);
			await expect(writeOptions(other, id, ['a', 'b'])).rejects.toThrow(NotFound);
		}
	});

	test('is not there for the staff of another city', async () => {
		const id = await aPollDraft(aino, workshop);
		const umea = await aCity(db);
		const elsa = await resident(db, umea, 'Elsa', { role: 'admin' });
		await expect(openPollWriting(elsa, id)).rejects.toThrow(NotFound);
		await expect(discardPoll(elsa, id)).rejects.toThrow(NotFound);
	});

	test('keeps what was written, however incomplete, and says what is missing', async () => {
		const id = await aPollDraft(aino, workshop);
		await saveDraft(aino, id, { ...(await pollForm(aino, id)), title: 'Hm' });
		const { poll, missing } = await openPollWriting(aino, id);
		expect(poll).toMatchObject({ title: 'Hm', state: 'draft' });
		expect(missing.map(({ field }) => field)).toEqual(['title', 'options', 'closesAt']);
	});

	test('lacks nothing once it has a title, options and an end', async () => {
		const id = await aCompletePoll(aino, workshop);
		const { poll, missing } = await openPollWriting(aino, id);
		expect(missing).toEqual([]);
		expect(poll.closesAt).toEqual(new Date('2026-12-10T16:00:00Z'));
		expect(pollPlan.safeParse(poll.draft).success).toBe(true);
		const stored = await findPoll(db, { cityId: espoo.id, pollId: id, viewer: aino.actor });
		expect(pollPlan.safeParse(stored?.draft).success).toBe(true);
	});

	test('the hour that comes twice stays the one that it was', async () => {
		const id = await aPollDraft(aino, workshop);
		const second = new Date('2027-10-31T01:30:00Z');
		await updateMoments(db, { cityId: espoo.id, pollId: id }, { opensAt: null, closesAt: second });
		const form = await pollForm(aino, id);
		expect(form.closesAt).toBe('2027-10-31T03:30');
		await saveDraft(aino, id, { ...form, title: 'Another title' });
		expect((await openPollWriting(aino, id)).poll.closesAt).toEqual(second);
	});

	test('two saves at once: one stands, the others are asked', async () => {
		const id = await aPollDraft(aino, workshop);
		const form = await pollForm(aino, id);
		const titles = ['Along the shore?', 'Through the wood?', 'By the road?'];
		const saves = await Promise.allSettled(
			titles.map((title, at) => saveDraft(at === 0 ? aino : maija, id, { ...form, title }))
		);
		expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const late = saves.find(({ status }) => status === 'rejected');
		expect(String(late?.status === 'rejected' && late.reason)).toContain('poll_saved_elsewhere');
		await saveDraft(aino, id, { ...form, title: 'Which of three ways?', anyway: true });
		expect((await pollForm(aino, id)).title).toBe('Which of three ways?');
	});

	test('the same sent twice is saved once, and no quarrel', async () => {
		const id = await aPollDraft(aino, workshop);
		const form = { ...(await pollForm(aino, id)), title: 'Which of three ways?' };
		const first = await saveDraft(aino, id, form);
		expect(await saveDraft(maija, id, form)).toEqual(first);
	});

	test('has its questions added, moved and removed', async () => {
		const id = await aPollDraft(aino, workshop);
		const act = async (act: QuestionAct) =>
			saveDraft(aino, id, await pollForm(aino, id), act).then(async () => {
				const { poll } = await openPollWriting(aino, id);
				return poll.draft.questions.map(({ id, kind }) => `${id} ${kind}`);
			});
		await act({ act: 'add', template: 'yes-no' });
		expect(await act({ act: 'add', template: 'dots' })).toEqual([
			'q1 ranked',
			'q2 answered',
			'q3 dotted'
		]);
		expect(await act({ act: 'move', question: 'q3', direction: 'up' })).toEqual([
			'q1 ranked',
			'q3 dotted',
			'q2 answered'
		]);
		expect(await act({ act: 'remove', question: 'q1' })).toEqual(['q3 dotted', 'q2 answered']);
		expect((await act({ act: 'add', template: 'meet' })).at(-1)).toBe('q4 times');
	});

	test('once announced or open nothing in it changes, and it is not thrown away', async () => {
		const id = await aCompletePoll(aino, workshop);
		const form = await pollForm(aino, id);
		const question = await questionForm(aino, id);
		const key = { cityId: espoo.id, pollId: id };
		await movePoll(db, key, { state: 'scheduled', opensAt: new Date('2026-12-01T10:00:00Z') });
		await expect(saveDraft(aino, id, form)).rejects.toThrow('poll_stands');
		await expect(saveQuestion(aino, id, 'q1', question)).rejects.toThrow('poll_stands');
		await expect(replaceVoterList(aino, id, '17')).rejects.toThrow('poll_stands');
		await expect(addProposals(aino, id, 'q1', [])).rejects.toThrow('poll_stands');
		await expect(discardPoll(aino, id)).rejects.toThrow('poll_stands');
		await expect(openPollWriting(aino, id)).rejects.toThrow('poll_stands');
		await movePoll(db, key, { state: 'draft' });
		await discardPoll(aino, id);
		await expect(openPollWriting(aino, id)).rejects.toThrow(NotFound);
		expect((await verbsOf(db, espoo)).at(-1)).toBe('discard poll');
	});

	test('is opened for writing with a bounded number of statements', async () => {
		const id = await aCompletePoll(aino, workshop);
		expect(await statementsOf(aino, (context) => openPollWriting(context, id))).toBeLessThan(4);
		expect(await statementsOf(aino, (context) => openElectorate(context, id))).toBeLessThan(6);
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
