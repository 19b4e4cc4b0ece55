import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Forbidden, Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { readHistory } from '#lib/server/services/proposals/history.ts';
import { openNewProposal, openWriting } from '#lib/server/services/proposals/opening.ts';
import { changeProposal, publishProposal } from '#lib/server/services/proposals/publishing.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { beginProposal, discardDraft, saveDraft } from '#lib/server/services/proposals/writing.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aDraft, anOffer, aProposal, baseOf, idOf, written } from '../support/proposal.ts';
import { statementsOf } from '../support/statements.ts';

let fresh: FreshDatabase;
let db: Db;
let espoo: City;
let workshop: number;
let aino: Context;
let veikko: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
	espoo = await aCity(db);
	workshop = await aGroup(db, espoo, { supportThreshold: 2 });
	aino = await seated(await resident(db, espoo, 'Aino'), workshop);
	veikko = await resident(db, espoo, 'Veikko');
});
afterAll(() => fresh.drop());

describe('a draft', () => {
	test('is begun by a member of the group, and nobody else', async () => {
		const begin = (person: Context) =>
			beginProposal(person, { groupId: String(workshop), title: 'More benches' });
		expect(await begin(aino)).toBeGreaterThan(0);
		await expect(begin(veikko)).rejects.toThrow(Forbidden);
		await expect(begin(asVisitor(db, espoo))).rejects.toThrow(SignInRequired);
	});

	test('is begun in no group that is closed, or that does not exist', async () => {
		const closed = await aGroup(db, espoo, { state: 'closed' });
		const former = await seated(await resident(db, espoo, 'Former'), closed);
		await expect(aDraft(former, closed)).rejects.toThrow('proposal_group_closed');
		const admin = await resident(db, espoo, 'Admin', { role: 'admin' });
		await expect(aDraft(admin, 999_999)).rejects.toThrow('proposal_group_closed');
		const groups = async (person: Context) =>
			(await openNewProposal(person)).groups.map(({ id }) => id);
		expect(await groups(former)).toEqual([]);
		expect(await groups(aino)).toEqual([workshop]);
		await expect(openNewProposal(asVisitor(db, espoo))).rejects.toThrow(SignInRequired);
	});

	test('is seen by its author alone: for everybody else it does not exist', async () => {
		const id = await aDraft(aino, workshop);
		const admin = await resident(db, espoo, 'Admin', { role: 'admin' });
		expect((await showProposal(aino, id)).title).toBe('A bench at every bus stop');
		for (const other of [veikko, admin, asVisitor(db, espoo)]) {
			await expect(showProposal(other, id)).rejects.toThrow(NotFound);
			await expect(openWriting(other, id)).rejects.toThrow(NotFound);
			await expect(saveDraft(other, id, written())).rejects.toThrow(NotFound);
			await expect(supportProposal(other, id)).rejects.toThrow(NotFound);
		}
	});

	test('is saved and found again, word for word, however incomplete', async () => {
		const id = await aDraft(aino, workshop);
		const base = await baseOf(aino, id);
		await saveDraft(aino, id, written({ title: 'Be', body: '\u{1F6B2} half a sent', base }));
		const { proposal } = await openWriting(aino, id);
		expect(proposal).toMatchObject({ title: 'Be', body: '\u{1F6B2} half a sent', state: 'draft' });
	});

	test('the later of two windows does not overwrite the earlier without asking', async () => {
		const id = await aDraft(aino, workshop);
		const base = await baseOf(aino, id);
		await saveDraft(aino, id, written({ body: 'From the telephone', base }));
		const later = saveDraft(aino, id, written({ body: 'From the computer', base }));
		await expect(later).rejects.toThrow('proposal_saved_elsewhere');
		expect((await openWriting(aino, id)).proposal.body).toBe('From the telephone');

		await saveDraft(aino, id, written({ body: 'From the computer', base, anyway: true }));
		expect((await openWriting(aino, id)).proposal.body).toBe('From the computer');
	});

	test('the same text sent twice is saved once, and no quarrel', async () => {
		const id = await aDraft(aino, workshop);
		const base = await baseOf(aino, id);
		const first = await saveDraft(aino, id, written({ base }));
		expect(await saveDraft(aino, id, written({ base }))).toEqual(first);
	});

	test('two saves at once: one stands, the other is asked', async () => {
		const id = await aDraft(aino, workshop);
		const base = await baseOf(aino, id);
		const saves = await Promise.allSettled(
			['one', 'two', 'three'].map((body) => saveDraft(aino, id, written({ body, base })))
		);
		expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	test('is about what the city offers, and nothing of another city', async () => {
		const id = await aDraft(aino, workshop);
		const base = await baseOf(aino, id);
		const mobility = await anOffer(aino, 'category', 'Mobility');
		const saved = await saveDraft(aino, id, written({ categoryId: mobility, base }));
		expect((await showProposal(aino, id)).category?.text).toBe('Mobility');

		const umea = await aCity(db);
		const foreign = await anOffer({ ...aino, city: umea }, 'neighbourhood', 'Haga');
		const next = { categoryId: mobility, neighbourhoodId: foreign, base: saved.toISOString() };
		await expect(saveDraft(aino, id, written(next))).rejects.toThrow(Invalid);
	});

	test('is thrown away by its author, for good', async () => {
		const id = await aDraft(aino, workshop);
		await discardDraft(aino, id);
		await expect(showProposal(aino, id)).rejects.toThrow(NotFound);
		const published = await aProposal(aino, workshop);
		await expect(discardDraft(aino, published)).rejects.toThrow('proposal_published');
	});
});

describe('publishing', () => {
	test('shows it to others, gathering support towards the threshold of that day', async () => {
		const id = await aProposal(aino, workshop);
		await db
			.updateTable('partner_group')
			.set({ support_threshold: 500 })
			.where('id', '=', workshop)
			.execute();
		const shown = await showProposal(asVisitor(db, espoo), id);
		await db
			.updateTable('partner_group')
			.set({ support_threshold: 2 })
			.where('id', '=', workshop)
			.execute();
		expect(shown).toMatchObject({ state: 'gathering', threshold: 2, version: 1, supports: 0 });
		expect(shown.html).toContain('<strong>rests on the kerb</strong>');
		expect(shown.steps).toMatchObject([{ to: 'gathering', byName: 'Aino', at: aino.now }]);
	});

	test('takes what was saved last when nothing else is given, if that is complete', async () => {
		const id = await aDraft(aino, workshop);
		await expect(publishProposal(aino, id)).rejects.toThrow('proposal_incomplete');
		expect((await showProposal(aino, id)).isComplete).toBe(false);
		await saveDraft(aino, id, written({ base: await baseOf(aino, id) }));
		expect((await showProposal(aino, id)).isComplete).toBe(true);
		await publishProposal(aino, id);
		expect((await showProposal(veikko, id)).title).toBe('A bench at every bus stop on the hill');
	});

	test('happens once, however often it is asked', async () => {
		const id = await aDraft(aino, workshop);
		const fields = written({ base: await baseOf(aino, id) });
		const asked = await Promise.allSettled(
			Array.from({ length: 5 }, () => publishProposal(aino, id, fields))
		);
		expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const { steps, version } = await showProposal(aino, id);
		expect(steps).toHaveLength(1);
		expect(version).toBe(1);
	});

	test('needs a seat on that day: who left the group keeps the draft', async () => {
		const linnea = await seated(await resident(db, espoo, 'Linnea'), workshop);
		const id = await aDraft(linnea, workshop);
		const base = await baseOf(linnea, id);
		const left = { ...linnea, actor: { ...linnea.actor, seats: [] } as typeof linnea.actor };
		await expect(publishProposal(left, id, written({ base }))).rejects.toThrow(Forbidden);
		expect((await openWriting(left, id)).proposal.state).toBe('draft');
	});

	test('is in the log, and can be found', async () => {
		const id = await aProposal(aino, workshop, { title: 'A lantern for the boathouse path' });
		const log = await db.selectFrom('activity').selectAll().where('content_id', '=', id).execute();
		expect(log).toMatchObject([{ verb: 'publish proposal', actor_id: idOf(aino) }]);
		const found = await db
			.selectFrom('search_document')
			.select('content_id')
			.where('content_id', '=', id)
			.execute();
		expect(found).toHaveLength(1);
	});
});

describe('changing the text', () => {
	test('keeps the former one, and shows by words what changed', async () => {
		const id = await aProposal(aino, workshop, { title: 'A bench at every bus stop' });
		const base = await baseOf(aino, id);
		await changeProposal(aino, id, written({ title: 'A bench at each bus stop', base }));
		const { versions, shown } = await readHistory(veikko, id);
		expect(versions.map(({ version, byName }) => [version, byName])).toEqual([
			[2, 'Aino'],
			[1, 'Aino']
		]);
		expect(shown.changes?.title).toEqual([
			{ text: 'A bench at ', kind: 'same' },
			{ text: 'every', kind: 'removed' },
			{ text: 'each', kind: 'added' },
			{ text: ' bus stop', kind: 'same' }
		]);
		const first = await readHistory(veikko, id, 1);
		expect(first.shown).toMatchObject({ title: 'A bench at every bus stop', changes: undefined });
		await expect(readHistory(veikko, id, 3)).rejects.toThrow(NotFound);
	});

	test('is for its author, while it gathers support', async () => {
		const id = await aProposal(aino, workshop);
		const fields = written({ body: 'Other words', base: await baseOf(aino, id) });
		await expect(changeProposal(veikko, id, fields)).rejects.toThrow(Forbidden);
		await supportProposal(veikko, id);
		await supportProposal(aino, id);
		await expect(changeProposal(aino, id, fields)).rejects.toThrow('proposal_text_stands');
	});

	test('the same text again makes no version', async () => {
		const id = await aProposal(aino, workshop);
		await changeProposal(aino, id, written({ base: '' }));
		expect((await showProposal(aino, id)).version).toBe(1);
	});

	test('two long texts without a word in common are compared in a moment', async () => {
		const words = (letter: string) =>
			Array.from({ length: 3000 }, (_, n) => letter + n.toString(36)).join(' ');
		const id = await aProposal(aino, workshop, { body: words('x') });
		await changeProposal(aino, id, written({ body: words('y'), base: await baseOf(aino, id) }));
		const { shown } = await readHistory(aino, id);
		expect(shown.changes?.body.some(({ kind }) => kind === 'removed')).toBe(true);
	});
});

test('what is written in a group for members only does not exist for outsiders', async () => {
	const inner = await aGroup(db, espoo, { visibility: 'members' });
	const farah = await seated(await resident(db, espoo, 'Farah'), inner);
	const id = await aProposal(farah, inner);
	const facilitator = await resident(db, espoo, 'Facilitator', { role: 'facilitator' });
	expect((await showProposal(farah, id)).id).toBe(id);
	expect((await showProposal(facilitator, id)).id).toBe(id);
	for (const outsider of [veikko, asVisitor(db, espoo)]) {
		await expect(showProposal(outsider, id)).rejects.toThrow(NotFound);
		await expect(readHistory(outsider, id)).rejects.toThrow(NotFound);
		await expect(supportProposal(outsider, id)).rejects.toThrow(NotFound);
	}
});

test('a proposal does not exist in another city', async () => {
	const id = await aProposal(aino, workshop);
	const umea = await aCity(db);
	const bo = await resident(db, umea, 'Bo', { role: 'admin' });
	await expect(showProposal(bo, id)).rejects.toThrow(NotFound);
	await expect(supportProposal(bo, id)).rejects.toThrow(NotFound);
});

test('a page asks at most four statements, however much happened', async () => {
	const id = await aProposal(aino, workshop);
	expect(await statementsOf(veikko, (context) => showProposal(context, id))).toBeLessThanOrEqual(4);
	expect(await statementsOf(veikko, (context) => readHistory(context, id))).toBeLessThanOrEqual(3);
});
