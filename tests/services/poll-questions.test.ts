import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import type { City } from '#lib/domain/city.ts';
import { Invalid, NotFound } from '#lib/domain/errors.ts';
import { draftOptionsOf } from '#lib/domain/poll/draft.ts';
import type { OptionAct } from '#lib/domain/poll/option-list.ts';
import type { PollTemplate } from '#lib/domain/poll/templates.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { releasePoll } from '#lib/server/queries/polls.ts';
import { readFile } from '#lib/server/services/files.ts';
import { offerProposals, openOption, openQuestion } from '#lib/server/services/polls/preparing.ts';
import {
	addProposals,
	removeOptionPicture,
	saveOption,
	saveQuestion
} from '#lib/server/services/polls/questions.ts';
import { discardPoll } from '#lib/server/services/polls/writing.ts';
import { supportProposal } from '#lib/server/services/supports.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aPhoto } from '../support/photo.ts';
import { aCompletePoll, aPollDraft, questionForm, writeOptions } from '../support/poll-draft.ts';
import { aDraft, aProposal } from '../support/proposal.ts';

let fresh: FreshDatabase;
let db: Db;
let espoo: City;
let workshop: number;
let inner: number;
let aino: Context;
let maija: Context;

beforeAll(async () => {
	fresh = await freshDatabase();
	db = fresh.db;
	espoo = await aCity(db);
	workshop = await aGroup(db, espoo, { supportThreshold: 1 });
	inner = await aGroup(db, espoo, { visibility: 'members', supportThreshold: 1 });
	aino = await seated(await resident(db, espoo, 'Aino'), workshop, { role: 'coordinator' });
	maija = await resident(db, espoo, 'Maija', { role: 'facilitator' });
});
afterAll(() => fresh.drop());

async function options(id: number, question = 'q1') {
	const { asked } = await openQuestion(aino, id, question);
	return draftOptionsOf(asked);
}
const names = async (id: number) => (await options(id)).map(({ name }) => name);

describe('the options of a question', () => {
	test('are kept with the ids that their rows came with; empty rows are none', async () => {
		const id = await aPollDraft(aino, workshop);
		await writeOptions(aino, id, ['Shore', '', 'Road']);
		expect((await options(id)).map((one) => `${one.id} ${one.name}`)).toEqual([
			'o1 Shore',
			'o3 Road'
		]);
	});

	test('are moved, removed and pasted with everything else that was typed', async () => {
		const id = await aPollDraft(aino, workshop);
		await writeOptions(aino, id, ['Shore', 'Wood', 'Road']);
		const act = async (act: OptionAct, optionName?: string[]) => {
			const form = await questionForm(aino, id);
			await saveQuestion(aino, id, 'q1', { ...form, ...(optionName && { optionName }) }, act);
			return names(id);
		};
		const shore = ['Along the shore', 'Wood', 'Road'];
		expect(await act({ act: 'move', option: 'o3', direction: 'up' }, shore)).toEqual([
			'Along the shore',
			'Road',
			'Wood'
		]);
		expect(await act({ act: 'remove', option: 'o3' })).toEqual(['Along the shore', 'Wood']);
		expect(await act({ act: 'add', lines: '- By boat\n\n2. By  air\n* Not at all' })).toEqual([
			'Along the shore',
			'Wood',
			'By boat',
			'By air',
			'Not at all'
		]);
	});

	test('of another question of the poll, or of none, are not found', async () => {
		const id = await aPollDraft(aino, workshop);
		const form = await questionForm(aino, id);
		await expect(saveQuestion(aino, id, 'q9', form)).rejects.toThrow(NotFound);
		await expect(openOption(aino, id, { question: 'q1', option: 'o1' })).rejects.toThrow(NotFound);
	});

	test('two who write at once: the later is asked', async () => {
		const id = await aPollDraft(aino, workshop);
		const form = await questionForm(aino, id);
		const both = [aino, maija].map((writer, at) =>
			saveQuestion(writer, id, 'q1', { ...form, optionId: ['o1'], optionName: [`Way ${at}`] })
		);
		const done = await Promise.allSettled(both);
		expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	test('"none of these" and words of one’s own are ticked, and stay last', async () => {
		const id = await aPollDraft(aino, workshop, { template: 'choose-several' });
		await writeOptions(aino, id, ['Shore', 'Wood'], { none: true, writtenIn: true });
		const form = await questionForm(aino, id);
		expect(form).toMatchObject({ none: true, writtenIn: true, optionName: ['Shore', 'Wood'] });
		await saveQuestion(aino, id, 'q1', form, { act: 'add', lines: 'Road' });
		expect((await options(id)).map(({ id }) => id)).toEqual(['o1', 'o2', 'o3', 'own', 'none']);
		await saveQuestion(aino, id, 'q1', { ...(await questionForm(aino, id)), none: false });
		expect((await options(id)).at(-1)?.id).toBe('own');
	});

	test('of a budget cost what people write', async () => {
		const id = await aPollDraft(aino, workshop, { template: 'budget' });
		const optionCost = ['80 000', '12.500,50', ''];
		await writeOptions(aino, id, ['Slide', 'Bench', 'Tree'], { optionCost, total: '100.000' });
		expect((await options(id)).map(({ cost }) => cost)).toEqual(['80000', '12500.50', undefined]);
		expect(await questionForm(aino, id)).toMatchObject({ total: '100000' });
	});
});

describe('what a question asks of the count', () => {
	const countingOf = async (template: PollTemplate, wishes: object) => {
		const id = await aPollDraft(aino, workshop, { template });
		await saveQuestion(aino, id, 'q1', { ...(await questionForm(aino, id)), ...wishes });
		return (await openQuestion(aino, id, 'q1')).asked;
	};

	test('a majority of those entitled waits for their number', async () => {
		const asked = await countingOf('yes-no', { of: 'entitled', share: '2/3' });
		expect(asked.counting).toEqual({
			method: 'majority',
			rule: { of: 'entitled', share: '2/3', enough: true, entitled: 0 }
		});
	});

	test('consent: how many blocks stop it, and how many must agree', async () => {
		const asked = await countingOf('consent', { blocks: '2', agree: '1/2' });
		expect(asked.counting).toMatchObject({ rule: { blocks: 2, agree: '1/2', disagree: '1' } });
	});

	test('only a method for this kind of answer is taken', async () => {
		expect((await countingOf('rank', { method: 'borda' })).counting.method).toBe('borda');
		expect((await countingOf('rank', { method: 'majority' })).counting.method).toBe('irv');
		const oneOnly = await countingOf('choose-several', { method: 'plurality', most: '3' });
		expect(oneOnly).toMatchObject({ most: 1 });
	});
});

describe('an option’s picture', () => {
	const place = { question: 'q1', option: 'o2' };
	const said = { text: 'Under the **old** pines.', alt: 'A path among pines', base: '' };
	let photo: Uint8Array;
	beforeAll(async () => {
		photo = await aPhoto();
	});
	async function pictured() {
		const id = await aCompletePoll(aino, workshop);
		await saveOption(aino, id, place, { ...said, anyway: true }, photo);
		const { option } = await openOption(aino, id, place);
		return { id, file: option.picture?.file ?? '' };
	}

	test('is made small, has words, and is shown to those who see the poll', async () => {
		const { id, file } = await pictured();
		expect((await openOption(aino, id, place)).option).toMatchObject({
			text: said.text,
			picture: { alt: said.alt }
		});
		const visitor = asVisitor(db, espoo);
		await expect(readFile(visitor, file)).rejects.toThrow(NotFound);
		expect((await sharp((await readFile(aino, file)).bytes).metadata()).width).toBe(1200);
		expect((await readFile(aino, file)).isPublic).toBe(false);
		await releasePoll(db, { cityId: espoo.id, pollId: id }, new Date());
		expect((await readFile(visitor, file)).isPublic).toBe(true);
		const umea = asVisitor(db, await aCity(db));
		await expect(readFile(umea, file)).rejects.toThrow(NotFound);
	});

	test('is refused without words, and when it is none', async () => {
		const id = await aCompletePoll(aino, workshop);
		const mute = { ...said, alt: '', anyway: true };
		await expect(saveOption(aino, id, place, mute, photo)).rejects.toThrow('picture_alt_missing');
		const text = new TextEncoder().encode('no picture');
		await expect(saveOption(aino, id, place, said, text)).rejects.toThrow(Invalid);
	});

	test('goes when it is taken away, replaced, or its option or its poll goes', async () => {
		const gone = async (file: string) => expect(readFile(aino, file)).rejects.toThrow(NotFound);
		const first = await pictured();
		await removeOptionPicture(aino, first.id, place);
		await gone(first.file);

		const second = await pictured();
		await saveOption(aino, second.id, place, { ...said, anyway: true }, photo);
		await gone(second.file);

		const third = await pictured();
		const form = await questionForm(aino, third.id);
		await saveQuestion(aino, third.id, 'q1', form, { act: 'remove', option: 'o2' });
		await gone(third.file);

		const fourth = await pictured();
		await discardPoll(aino, fourth.id);
		await gone(fourth.file);
	});

	test('stays where another poll shows it too', async () => {
		const { id, file } = await pictured();
		const round = await aPollDraft(aino, workshop);
		const { poll } = await openQuestion(aino, id, 'q1');
		await db
			.updateTable('poll')
			.set({ draft: JSON.stringify(poll.draft) })
			.where('city_id', '=', espoo.id)
			.where('id', '=', round)
			.execute();
		await discardPoll(aino, id);
		expect((await readFile(aino, file)).mediaType).toBe('image/webp');
	});
});

describe('proposals as options', () => {
	test('are found by words, or because they reached their threshold', async () => {
		const benches = await aProposal(aino, workshop, { title: 'A bench at every stop' });
		const lantern = await aProposal(aino, workshop, { title: 'A lantern on the shore path' });
		await supportProposal(maija, lantern);
		const id = await aPollDraft(aino, workshop);
		const offered = async (words: string) =>
			(await offerProposals(aino, id, 'q1', words)).proposals.map(({ id }) => id);
		expect(await offered('')).toEqual([lantern]);
		expect(await offered('benches')).toEqual([benches]);

		expect(await addProposals(aino, id, 'q1', [lantern, benches])).toBe(2);
		expect(await addProposals(aino, id, 'q1', [benches])).toBe(0);
		expect((await options(id)).map(({ proposal }) => proposal)).toEqual([lantern, benches]);
		const [first] = (await offerProposals(aino, id, 'q1', 'lantern')).proposals;
		expect(first?.taken).toBe(true);
	});

	test('are none that voters could not read, no drafts, and none of another city', async () => {
		const member = await seated(await resident(db, espoo, 'Farah'), inner);
		const hidden = await aProposal(member, inner);
		const draft = await aDraft(aino, workshop);
		const umea = await aCity(db);
		const elsa = await seated(await resident(db, umea, 'Elsa'), await aGroup(db, umea));
		const seat = elsa.actor.kind === 'resident' ? elsa.actor.seats[0]?.groupId : undefined;
		const foreign = await aProposal(elsa, seat ?? 0);
		const id = await aPollDraft(maija, workshop);
		for (const one of [hidden, draft, foreign])
			await expect(addProposals(maija, id, 'q1', [one])).rejects.toThrow(NotFound);
		const within = await aPollDraft(maija, inner);
		expect(await addProposals(maija, within, 'q1', [hidden])).toBe(1);
	});
});
