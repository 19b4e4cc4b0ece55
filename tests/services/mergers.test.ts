import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { Conflict, Forbidden, Invalid, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import { readListing } from '#lib/domain/proposal/listing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { moveProposal } from '#lib/server/queries/proposals/steps.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { exportProposals } from '#lib/server/services/proposals/exporting.ts';
import { listProposals } from '#lib/server/services/proposals/listing.ts';
import { openMerger } from '#lib/server/services/proposals/mergers.ts';
import {
	agreeToMerger,
	declineMerger,
	suggestMerger,
	withdrawMerger
} from '#lib/server/services/proposals/merging.ts';
import { openAnswer } from '#lib/server/services/proposals/opening.ts';
import { showProposal } from '#lib/server/services/proposals/showing.ts';
import { reviewProposal, withdrawProposal } from '#lib/server/services/proposals/steps.ts';
import { tellBatch, tellingPeople } from '#lib/server/services/proposals/telling.ts';
import { undoMerger } from '#lib/server/services/proposals/undoing.ts';
import { supportProposal, takeBackSupport } from '#lib/server/services/supports.ts';
import { aCity, aPerson, asResident, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated, verbsOf } from '../support/group.ts';
import { lettersSent } from '../support/letters.ts';
import { aSuggestion, mergedInto } from '../support/merger.ts';
import { aDecision, caseAbout, report } from '../support/moderation.ts';
import { addressOf, bellOf } from '../support/notifications.ts';
import { anAnswer, aProposal, idOf } from '../support/proposal.ts';

let database: FreshDatabase;
let db: Db;
let city: City;
let group: number;
let aino: Context, bertil: Context, veikko: Context, visitor: Context;
let fatima: Context, greta: Context, adam: Context;
/** Bertil's, that is to live on in Aino's. */
let from: number, into: number;

beforeAll(async () => {
	database = await freshDatabase();
	({ db } = database);
	city = await aCity(db);
	group = await aGroup(db, city, { supportThreshold: 3 });
	visitor = asVisitor(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
	adam = await resident(db, city, 'Adam', { role: 'admin' });
});
beforeEach(async () => {
	aino = await seated(await resident(db, city, 'Aino'), group);
	bertil = await seated(await resident(db, city, 'Bertil'), group);
	veikko = await asResident(db, city, await aPerson(db, 'Veikko', 'sv'));
	from = await aProposal(bertil, group, { title: 'Benches along the whole hill' });
	into = await aProposal(aino, group);
	await sql`delete from pgboss.job`.execute(db);
});
afterAll(() => database.drop());

const suggest = () => suggestMerger(fatima, from, aSuggestion(into));
const merge = () => mergedInto(from, into, { facilitator: fatima, authors: [bertil, aino] });
const undoing = { reason: 'They turned out to be about two hills.', language: 'en' };
const later = (person: Context, days: number): Context => ({
	...person,
	now: new Date(person.now.getTime() + days * 86_400_000)
});

/** All that a merger could have touched, of the proposal and in every list. */
async function everything(id = from) {
	const [proposal, supports, figures, page, list] = await Promise.all([
		db.selectFrom('proposal').where('id', '=', id).selectAll().executeTakeFirstOrThrow(),
		db.selectFrom('support').where('proposal_id', '=', id).selectAll().execute(),
		db.selectFrom('proposal_figures').where('proposal_id', '=', id).select('supports').execute(),
		showProposal(aino, id),
		listProposals(aino, readListing(new URLSearchParams('unanswered=1')))
	]);
	const { steps: _, ...shown } = page;
	return { proposal, supports, figures, shown, items: list.items };
}

const hide = async (id: number) => {
	await report(fatima, id);
	await decideCase(fatima, await caseAbout(fatima, id), aDecision());
};

/** What the workers write to the people of proposals. */
async function letters() {
	for (;;) {
		const { rows } = await sql<{ data: unknown }>`
			delete from pgboss.job where name = ${tellingPeople} returning data`.execute(db);
		if (rows.length === 0) return lettersSent(db);
		for (const { data } of rows) await tellBatch(db)(data, { id: 'one', tries: 1 });
	}
}

describe('a merger', () => {
	test('needs both authors: nothing happens before', async () => {
		const before = await everything();
		await suggest();
		await agreeToMerger(aino, from);
		await agreeToMerger(aino, from);
		expect(await everything()).toEqual({
			...before,
			shown: { ...before.shown, asked: expect.anything() as unknown }
		});
		await agreeToMerger(bertil, from);
		expect(await showProposal(visitor, from)).toMatchObject({
			state: 'merged',
			isSupportable: false,
			mergedInto: { other: { id: into, authorName: 'Aino' }, canUndo: false }
		});
		expect((await showProposal(visitor, into)).joinedBy).toMatchObject([
			{ id: from, title: 'Benches along the whole hill', authorName: 'Bertil' }
		]);
	});

	test('moves no support: it takes none any more, and the other is supported by a press there', async () => {
		await supportProposal(veikko, from);
		await merge();
		expect(await showProposal(veikko, from)).toMatchObject({ supports: 1, supported: true });
		expect(await showProposal(veikko, into)).toMatchObject({ supports: 0, supported: false });
		await expect(supportProposal(aino, from)).rejects.toThrow('proposal_merged');
		await expect(takeBackSupport(veikko, from)).rejects.toThrow('proposal_merged');
		await expect(answerProposal(adam, from, anAnswer())).rejects.toThrow('proposal_merged');
		await expect(openAnswer(adam, from)).rejects.toThrow('proposal_merged');
		await expect(withdrawProposal(bertil, from, undoing)).rejects.toThrow('proposal_merged');
		await supportProposal(veikko, into);
		expect(await showProposal(veikko, into)).toMatchObject({ supports: 1, supported: true });
	});

	test('is seen on every list, and is not among what waits for the city', async () => {
		await merge();
		const found = async (query: string) => {
			const { items } = await listProposals(visitor, readListing(new URLSearchParams(query)));
			return items
				.filter(({ id }) => id === from || id === into)
				.map(({ id, state }) => [id, state]);
		};
		expect(await found('state=merged')).toEqual([[from, 'merged']]);
		expect(await found('q=benches+hill')).toContainEqual([from, 'merged']);
		expect(await found('unanswered=1')).toEqual([[into, 'gathering']]);
	});

	test('stands in the open data, as far as the reader can see the other', async () => {
		const row = async (reader: Context) => {
			const listing = readListing(new URLSearchParams('state=merged'));
			for await (const one of exportProposals(reader, listing, '')) if (one.id === from) return one;
			return undefined;
		};
		await merge();
		expect(await row(visitor)).toMatchObject({ state: 'merged', merged_into: into });
		await hide(into);
		expect(await row(visitor)).toMatchObject({ state: 'merged', merged_into: null });
	});

	test('tells those who wrote or support it once, with the way to the other', async () => {
		await supportProposal(veikko, from);
		await supportProposal(aino, from);
		await merge();
		const mails = await letters();
		const to = await addressOf(veikko);
		const [mail, ...more] = mails.filter((one) => one.to === to);
		expect(more).toEqual([]);
		expect(mail?.subject).toBe('Sammanslaget: Benches along the whole hill');
		expect(mail?.text).toContain(`/sv/${city.slug}/proposals/${into}#support`);
		expect(mail?.text).toContain('A bench at every bus stop on the hill');
		// Aino, who agreed last, knows; Bertil, who agreed first, is told.
		const others = await Promise.all([aino, bertil].map(addressOf));
		expect(others.map((one) => mails.filter((mail) => mail.to === one).length)).toEqual([0, 1]);
	});

	test('asks the authors in the app, and tells all three how it ended', async () => {
		await suggest();
		expect(await bellOf(bertil)).toContain('merger suggested: Benches along the whole hill');
		expect(await bellOf(aino)).toContain('merger suggested: A bench at every bus stop on the hill');
		await agreeToMerger(bertil, from);
		await agreeToMerger(aino, from);
		for (const person of [bertil, fatima])
			expect(await bellOf(person)).toContain('proposal merged: Benches along the whole hill');
		expect(await bellOf(aino)).not.toContain('proposal merged: Benches along the whole hill');
	});

	test('leaves a line in the log for each act', async () => {
		const before = (await verbsOf(db, city)).length;
		await merge();
		await undoMerger(aino, from, undoing);
		await suggest();
		await declineMerger(bertil, from, { word: '' });
		await suggest();
		await withdrawMerger(greta, from);
		expect((await verbsOf(db, city)).slice(before)).toEqual([
			'suggest merger',
			'agree to merger',
			'agree to merger',
			'merge proposal',
			'undo merger',
			'suggest merger',
			'decline merger',
			'suggest merger',
			'withdraw merger'
		]);
	});

	test('can be one of several into the same proposal, which can itself live on in another', async () => {
		const third = await aProposal(bertil, group, { title: 'A third one about benches' });
		await merge();
		await mergedInto(third, into, { facilitator: fatima, authors: [bertil, aino] });
		expect((await showProposal(visitor, into)).joinedBy.map(({ id }) => id)).toEqual([from, third]);
		const writer = await seated(veikko, group);
		const last = await aProposal(writer, group, { title: 'The one about all benches' });
		await mergedInto(into, last, { facilitator: fatima, authors: [aino, writer] });
		expect((await showProposal(visitor, from)).mergedInto?.other?.id).toBe(into);
		await undoMerger(bertil, from, undoing);
		expect((await showProposal(visitor, from)).state).toBe('gathering');
	});
});

describe('what is suggested', () => {
	test('is suggested by staff alone', async () => {
		const fields = aSuggestion(into);
		await expect(suggestMerger(visitor, from, fields)).rejects.toThrow(SignInRequired);
		for (const person of [aino, bertil, veikko])
			await expect(suggestMerger(person, from, fields)).rejects.toThrow(Forbidden);
	});

	test('has to fit: another one, of the same readers, that takes supports', async () => {
		const members = await aGroup(db, city, { visibility: 'members' });
		const closed = await aProposal(await seated(aino, members), members);
		await expect(suggestMerger(fatima, from, aSuggestion(closed))).rejects.toThrow(
			'merger_other_readers'
		);
		await expect(suggestMerger(fatima, closed, aSuggestion(from))).rejects.toThrow(
			'merger_other_readers'
		);
		await expect(suggestMerger(fatima, from, aSuggestion(from))).rejects.toThrow('merger_itself');
		await expect(suggestMerger(fatima, from, aSuggestion(999_999))).rejects.toThrow(Invalid);
		await withdrawProposal(aino, into, undoing);
		await expect(suggest()).rejects.toThrow('merger_other_closed');
		const hidden = await aProposal(aino, group);
		await hide(hidden);
		await expect(suggestMerger(fatima, from, aSuggestion(hidden))).rejects.toThrow(
			'merger_not_found'
		);
	});

	test('waits alone: neither is suggested for a second merger meanwhile', async () => {
		const third = await aProposal(aino, group);
		await suggest();
		await expect(suggestMerger(fatima, from, aSuggestion(third))).rejects.toThrow('merger_asked');
		await expect(suggestMerger(fatima, into, aSuggestion(third))).rejects.toThrow('merger_asked');
		await expect(suggestMerger(fatima, third, aSuggestion(from))).rejects.toThrow(
			'merger_other_asked'
		);
		await suggestMerger(fatima, third, aSuggestion(into));
		expect((await showProposal(aino, into)).asked).toHaveLength(2);
	});

	test('is for the authors and staff to see: nobody else', async () => {
		await suggest();
		await expect(openMerger(visitor, from, '')).rejects.toThrow(SignInRequired);
		await expect(openMerger(veikko, from, '')).rejects.toThrow(Forbidden);
		for (const person of [aino, bertil, fatima]) {
			const { mergers } = await openMerger(person, from, '');
			expect(mergers).toMatchObject([{ state: 'asked', canAnswer: person !== fatima }]);
		}
		expect((await showProposal(veikko, from)).asked).toEqual([]);
		expect((await showProposal(veikko, into)).asked).toEqual([]);
		await expect(agreeToMerger(veikko, from)).rejects.toThrow(Forbidden);
		await expect(agreeToMerger(fatima, from)).rejects.toThrow(Forbidden);
		await expect(declineMerger(visitor, from, { word: '' })).rejects.toThrow(SignInRequired);
		await expect(withdrawMerger(aino, from)).rejects.toThrow(Forbidden);
	});

	test('is declined with a word that the others read, and can be suggested again', async () => {
		await suggest();
		await agreeToMerger(bertil, from);
		await declineMerger(aino, from, { word: 'Mine is about bus stops.' });
		await expect(agreeToMerger(bertil, from)).rejects.toThrow('merger_over');
		const { mergers, canSuggest } = await openMerger(fatima, from, '');
		expect(mergers).toMatchObject([
			{ state: 'declined', word: 'Mine is about bus stops.', endedByName: 'Aino' }
		]);
		expect(canSuggest).toBe(true);
		expect(await bellOf(bertil)).toContain('merger dropped: Benches along the whole hill');
		await suggest();
		expect((await openMerger(bertil, from, '')).mergers[0]).toMatchObject({ canAnswer: true });
	});

	test('lapses when either is withdrawn, answered or merged itself; not when it is looked into', async () => {
		const ending = async (act: () => Promise<unknown>) => {
			await suggest();
			await act();
			await expect(agreeToMerger(aino, from)).rejects.toThrow(Conflict);
			return (await openMerger(fatima, from, '')).mergers[0]?.state;
		};
		expect(await ending(() => answerProposal(adam, into, anAnswer()))).toBe('lapsed');
		into = await aProposal(aino, group);
		expect(await ending(() => withdrawProposal(bertil, from, undoing))).toBe('lapsed');
		from = await aProposal(bertil, group);
		await suggest();
		await reviewProposal(fatima, into);
		await agreeToMerger(aino, from);
		await agreeToMerger(bertil, from);
		expect((await showProposal(visitor, from)).state).toBe('merged');
	});

	test('of what nobody here wrote is answered by somebody else of the staff', async () => {
		await db.updateTable('content').set({ author_id: null }).where('id', '=', into).execute();
		await suggest();
		await agreeToMerger(bertil, from);
		await expect(agreeToMerger(fatima, from)).rejects.toThrow(Forbidden);
		expect((await openMerger(fatima, from, '')).mergers[0]).toMatchObject({ hasNobody: true });
		await agreeToMerger(greta, from);
		expect((await showProposal(visitor, from)).state).toBe('merged');
	});

	test('of two by one author needs one answer', async () => {
		const own = await aProposal(bertil, group);
		await suggestMerger(fatima, own, aSuggestion(from));
		await agreeToMerger(bertil, own);
		expect((await showProposal(visitor, own)).state).toBe('merged');
	});

	test('is looked for by words, number and address, among those that fit', async () => {
		const members = await aGroup(db, city, { visibility: 'members' });
		const closed = await aProposal(await seated(aino, members), members);
		const found = async (words: string) =>
			(await openMerger(fatima, from, words)).candidates.map(({ id }) => id);
		expect(await found('bench bus stop hill')).toContain(into);
		expect(await found('bench bus stop hill')).not.toContain(closed);
		expect(await found(String(into))).toEqual([into]);
		expect(await found(`https://kumppani.example/fi/${city.slug}/proposals/${into}`)).toEqual([
			into
		]);
		expect(await found(String(from))).toEqual([]);
		expect(await found(String(closed))).toEqual([]);
		expect(await found('')).toEqual([]);
		expect((await openMerger(fatima, closed, String(into))).candidates).toEqual([]);
	});
});

describe('what is hidden', () => {
	test('is nowhere: the pointer says that it is, and nothing of what', async () => {
		await merge();
		await hide(into);
		for (const reader of [visitor, bertil, fatima])
			expect((await showProposal(reader, from)).mergedInto).toMatchObject({ other: null });
		expect((await openMerger(bertil, from, '')).mergers[0]?.other).toBeNull();
		expect(JSON.stringify(await openMerger(bertil, from, ''))).not.toContain('every bus stop');
		await undoMerger(bertil, from, undoing);
		expect((await showProposal(visitor, from)).state).toBe('gathering');
	});

	test('is not among those that live on in another', async () => {
		await merge();
		await hide(from);
		expect((await showProposal(visitor, into)).joinedBy).toEqual([]);
		await expect(undoMerger(aino, from, undoing)).rejects.toThrow(NotFound);
	});

	test('is not agreed to, and the suggestion waits until it is shown again', async () => {
		await suggest();
		await hide(into);
		await expect(agreeToMerger(bertil, from)).rejects.toThrow('merger_other_hidden');
		await declineMerger(bertil, from, { word: '' });
	});
});

describe('undoing', () => {
	test('makes it exactly what it was: state and since when, supports, page and lists', async () => {
		await supportProposal(veikko, from);
		const before = await everything();
		await mergedInto(from, into, {
			facilitator: fatima,
			authors: [later(bertil, 1), later(aino, 2)]
		});
		expect(await everything()).not.toEqual(before);
		await undoMerger(later(fatima, 3), from, undoing);
		expect(await everything()).toEqual(before);
		const to = await addressOf(veikko);
		const subjects = (await letters()).filter((one) => one.to === to).map(({ subject }) => subject);
		expect(subjects).toContain('Sammanslagningen ångrad: Benches along the whole hill');
	});

	test('is the identity, in whatever state and however often it is merged', async () => {
		const people = [aino, bertil, veikko, fatima, greta];
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.nat(people.length - 1), { maxLength: 4 }),
				fc.boolean(),
				fc.integer({ min: 1, max: 3 }),
				async (supporters, isReviewed, times) => {
					from = await aProposal(bertil, group);
					for (const one of supporters) await supportProposal(people[one] ?? aino, from);
					if (isReviewed) await reviewProposal(fatima, from);
					const before = await everything();
					for (let time = 0; time < times; time += 1) {
						await merge();
						await undoMerger([aino, bertil, greta][time] ?? aino, from, undoing);
					}
					expect(await everything()).toEqual(before);
				}
			),
			{ numRuns: 8 }
		);
	});

	test('is for staff and both authors, for thirty days', async () => {
		await merge();
		await expect(undoMerger(visitor, from, undoing)).rejects.toThrow(SignInRequired);
		await expect(undoMerger(veikko, from, undoing)).rejects.toThrow(Forbidden);
		await expect(undoMerger(later(aino, 30.1), from, undoing)).rejects.toThrow('merger_too_late');
		expect((await showProposal(later(aino, 30.1), from)).mergedInto?.canUndo).toBe(false);
		await undoMerger(later(aino, 30), from, undoing);
		await expect(undoMerger(aino, from, undoing)).rejects.toThrow('merger_over');
	});
});

describe('at the same time', () => {
	/** Runs all at once. @returns why some were refused */
	async function race(...acts: (() => Promise<unknown>)[]): Promise<string[]> {
		const ends = await Promise.allSettled(acts.map((act) => act()));
		return ends.flatMap((end) => {
			if (end.status === 'fulfilled') return [];
			if (!(end.reason instanceof Conflict || end.reason instanceof NotFound)) throw end.reason;
			return [end.reason.reason];
		});
	}
	const stepsTo = async (state: string) =>
		(await showProposal(fatima, from)).steps.filter(({ to }) => to === state).length;
	const mergerState = async () => {
		const row = await db
			.selectFrom('proposal_merger')
			.where('from_id', '=', from)
			.orderBy('id', 'desc')
			.select('state')
			.executeTakeFirst();
		return row?.state;
	};
	const stateOf = async () => {
		const query = db.selectFrom('proposal').where('id', '=', from).select('state');
		return (await query.executeTakeFirstOrThrow()).state;
	};

	test('two authors who agree merge once', async () => {
		await suggest();
		await race(
			() => agreeToMerger(aino, from),
			() => agreeToMerger(bertil, from),
			() => agreeToMerger(aino, from),
			() => agreeToMerger(bertil, from)
		);
		expect(await stepsTo('merged')).toBe(1);
	});

	test('of agreeing, declining and taking back one holds', async () => {
		for (let time = 0; time < 8; time += 1) {
			from = await aProposal(bertil, group);
			await suggest();
			await agreeToMerger(bertil, from);
			const refused = await race(
				() => agreeToMerger(aino, from),
				() => declineMerger(aino, from, { word: '' }),
				() => withdrawMerger(fatima, from)
			);
			expect(refused).toHaveLength(2);
			expect(await stateOf()).toBe((await mergerState()) === 'agreed' ? 'merged' : 'gathering');
		}
	});

	test('of agreeing and the author who withdraws one holds', async () => {
		for (let time = 0; time < 8; time += 1) {
			from = await aProposal(bertil, group);
			await suggest();
			await agreeToMerger(bertil, from);
			const refused = await race(
				() => withdrawProposal(bertil, from, undoing),
				() => agreeToMerger(aino, from)
			);
			expect(refused).toHaveLength(1);
			const ends = { withdrawn: 'lapsed', merged: 'agreed' } as Record<string, string>;
			expect(await mergerState()).toBe(ends[await stateOf()]);
		}
	});

	test('of agreeing and hiding either, whatever comes first is whole', async () => {
		for (const hidden of ['from', 'into', 'from', 'into'] as const) {
			from = await aProposal(bertil, group);
			into = await aProposal(aino, group);
			await suggest();
			await agreeToMerger(bertil, from);
			await report(fatima, hidden === 'from' ? from : into);
			const id = await caseAbout(fatima, hidden === 'from' ? from : into);
			await race(
				() => agreeToMerger(aino, from),
				() => decideCase(fatima, id, aDecision())
			);
			const state = await stateOf();
			expect(await mergerState()).toBe(state === 'merged' ? 'agreed' : 'asked');
		}
	});

	test('a support comes before the merger or not at all, and is counted', async () => {
		await suggest();
		await agreeToMerger(bertil, from);
		await race(
			() => agreeToMerger(aino, from),
			...[veikko, aino, fatima, greta].map((who) => () => supportProposal(who, from))
		);
		const { supports } = await showProposal(visitor, from);
		const rows = await db
			.selectFrom('support')
			.where('proposal_id', '=', from)
			.selectAll()
			.execute();
		expect(supports).toBe(rows.length);
	});

	test('two facilitators suggest one merger, and two proposals are never merged into one another', async () => {
		const refused = await race(
			() => suggestMerger(fatima, from, aSuggestion(into)),
			() => suggestMerger(greta, from, aSuggestion(into)),
			() => suggestMerger(adam, into, aSuggestion(from))
		);
		expect(refused).toHaveLength(2);
		expect((await showProposal(fatima, from)).asked).toHaveLength(1);
	});

	test('it is undone once', async () => {
		await merge();
		const refused = await race(
			() => undoMerger(aino, from, undoing),
			() => undoMerger(bertil, from, undoing),
			() => undoMerger(fatima, from, undoing)
		);
		expect(refused).toEqual(['merger_over', 'merger_over']);
	});
});

describe('the database holds that', () => {
	test('nothing is merged without its merger', async () => {
		const set = { state: 'merged' } as const;
		await expect(
			db.updateTable('proposal').set(set).where('id', '=', from).execute()
		).rejects.toThrow('proposal_merged_by');
		const step = { cityId: city.id, proposalId: from, from: 'gathering', to: 'merged' } as const;
		await expect(moveProposal(db, { ...step, by: null, at: fatima.now })).rejects.toThrow(
			'proposal_merged_by'
		);
		await suggest();
		const { id } = await db
			.selectFrom('proposal_merger')
			.where('from_id', '=', from)
			.select('id')
			.executeTakeFirstOrThrow();
		const other = { state: 'merged', merger_id: id } as const;
		await expect(
			db.updateTable('proposal').set(other).where('id', '=', into).execute()
		).rejects.toThrow('proposal_merger_own');
	});

	test('none holds without both answers, and one alone is live', async () => {
		await suggest();
		const agreed = {
			state: 'agreed',
			former_state: 'gathering',
			former_since: fatima.now,
			merged_at: fatima.now
		} as const;
		await expect(
			db.updateTable('proposal_merger').set(agreed).where('from_id', '=', from).execute()
		).rejects.toThrow('check');
		const again = {
			city_id: city.id,
			from_id: from,
			into_id: into,
			reason: 'Again.',
			language: 'en',
			suggested_by: idOf(fatima),
			suggested_at: fatima.now
		};
		await expect(db.insertInto('proposal_merger').values(again).execute()).rejects.toThrow(
			'proposal_merger_live'
		);
		await expect(
			db
				.insertInto('proposal_merger')
				.values({ ...again, from_id: into })
				.execute()
		).rejects.toThrow('check');
	});
});
