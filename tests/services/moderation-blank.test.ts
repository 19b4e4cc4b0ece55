import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '#lib/domain/city.ts';
import { readListing } from '#lib/domain/proposal/listing.ts';
import type { Context } from '#lib/server/context.ts';
import {
	changeComment,
	openComment,
	readCommentVersions
} from '#lib/server/services/comments/changing.ts';
import { appealAsAuthor, decideAppeal } from '#lib/server/services/moderation/appealing.ts';
import { decideCase } from '#lib/server/services/moderation/deciding.ts';
import { noteInCase } from '#lib/server/services/moderation/notes.ts';
import {
	answerPrivateWord,
	ownPrivateWords,
	writePrivateWord
} from '#lib/server/services/moderation/private-words.ts';
import { confirmDecision, proposeDecision } from '#lib/server/services/moderation/proposing.ts';
import { readCase } from '#lib/server/services/moderation/queue.ts';
import { readStatement } from '#lib/server/services/moderation/statements.ts';
import { readHistory } from '#lib/server/services/proposals/history.ts';
import { listProposals } from '#lib/server/services/proposals/listing.ts';
import { openWriting } from '#lib/server/services/proposals/opening.ts';
import { changeProposal } from '#lib/server/services/proposals/publishing.ts';
import { showThread } from '#lib/server/services/threads/showing.ts';
import { aCity, asVisitor, resident } from '../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { aGroup, seated } from '../support/group.ts';
import { aDecision, caseAbout, report } from '../support/moderation.ts';
import { aProposal, written } from '../support/proposal.ts';
import { aThread, say } from '../support/thread.ts';

let database: FreshDatabase;
let city: City;
let group: number, thread: number;
let aino: Context, bertil: Context, visitor: Context, fatima: Context, greta: Context;

beforeAll(async () => {
	database = await freshDatabase();
	const { db } = database;
	city = await aCity(db);
	group = await aGroup(db, city);
	aino = await seated(await resident(db, city, 'Aino'), group);
	bertil = await seated(await resident(db, city, 'Bertil'), group);
	visitor = asVisitor(db, city);
	fatima = await resident(db, city, 'Fatima', { role: 'facilitator' });
	greta = await resident(db, city, 'Greta', { role: 'facilitator' });
	thread = await aThread(aino, group);
});
afterAll(() => database.drop());

const blanking = (passages: string) =>
	aDecision({ step: 'blank', ground: 'privacy', facts: 'It names a private person.', passages });

/** Two persons take passages out of a text. @returns the number of the decision */
async function blank(about: number, passages: string, reason = 'It names my neighbour.') {
	await report(aino, about, { ground: 'privacy', reason });
	const id = await caseAbout(fatima, about);
	await proposeDecision(fatima, id, blanking(passages));
	return { id, puid: await confirmDecision(greta, id, 2) };
}

/** Every table in which the database still holds these words. */
async function tablesWith(words: string): Promise<string[]> {
	const { db } = database;
	const found: string[] = [];
	for (const { schema = 'public', name } of await db.introspection.getTables()) {
		const rows = await db
			.withSchema(schema)
			.selectFrom(name as 'content')
			.selectAll()
			.execute();
		if (JSON.stringify(rows).toLowerCase().includes(words.toLowerCase())) found.push(name);
	}
	return found;
}

describe('unlawful personal data', () => {
	test('of a comment is gone from every table, with its former words and what was said of it', async () => {
		const comment = await say(bertil, thread, 'Ask Xaverius Quint, he is ill.');
		const body = 'Ask xaverius quint. He is well.';
		await changeComment(bertil, comment, { body, language: 'en', base: 1 });
		const former = { reason: 'It says that Xaverius Quint is ill.' };
		await report(fatima, { of: comment, version: 1 }, former);
		await report(fatima, comment);
		const note = { about: 'text', note: 'Xaverius Quint telephoned.' } as const;
		await noteInCase(fatima, await caseAbout(fatima, comment), note);
		const question = { kind: 'question', text: 'Does Xaverius Quint know of it?' } as const;
		await writePrivateWord(fatima, comment, question);
		const [word] = await ownPrivateWords(bertil);
		await answerPrivateWord(bertil, word?.id ?? 0, 'Xaverius Quint does.');
		const { id } = await blank(comment, 'Xaverius Quint', 'That is Xaverius Quint, my neighbour.');
		const { versions } = await readCommentVersions(visitor, comment);
		expect(versions.map(({ html }) => html)).toEqual([
			'<p>Ask [removed: personal data]. He is well.</p>',
			'<p>Ask [removed: personal data], he is ill.</p>'
		]);
		expect((await readCase(greta, id)).notices[0]?.reason).toContain('[removed');
		expect(await tablesWith('Xaverius')).toEqual([]);
	});

	test('of a proposal is not found any more, and stands in no version and no search', async () => {
		const text = { title: 'A ramp for Balthasar Zwirn', body: 'Balthasar Zwirn needs **a ramp**.' };
		const proposal = await aProposal(bertil, group, text);
		const { proposal: opened } = await openWriting(bertil, proposal);
		const base = opened.savedAt.toISOString();
		const search = readListing(new URLSearchParams({ q: 'zwirn' }));
		expect((await listProposals(visitor, search)).count).toBe(1);
		await blank(proposal, 'Balthasar Zwirn');
		expect((await listProposals(visitor, search)).count).toBe(0);
		const { shown } = await readHistory(visitor, proposal);
		expect(shown).toMatchObject({
			title: 'A ramp for [removed: personal data]',
			body: '[removed: personal data] needs **a ramp**.'
		});
		expect(await tablesWith('Zwirn')).toEqual([]);
		// Who had it open to change it does not bring it back.
		const again = changeProposal(bertil, proposal, written({ ...text, base }));
		await expect(again).rejects.toThrow('proposal_saved_elsewhere');
	});

	test('leaves a mark in the language of the text', async () => {
		const comment = await say(bertil, thread, 'Fragt Korbinian Ypsilon.', { language: 'de' });
		await blank(comment, 'Korbinian Ypsilon');
		expect((await openComment(bertil, comment)).body).toBe(
			'Fragt [entfernt: personenbezogene Daten].'
		);
	});

	test('is not written into the statement of reasons, and must stand in the text', async () => {
		const comment = await say(bertil, thread, 'Ask Ulrike Oxeneder.');
		await report(aino, comment);
		const id = await caseAbout(fatima, comment);
		await expect(proposeDecision(fatima, id, blanking('Somebody Else'))).rejects.toThrow(
			'blank_not_found'
		);
		await expect(proposeDecision(fatima, id, blanking(''))).rejects.toThrow('required');
		const telling = { ...blanking('Ulrike Oxeneder'), facts: 'It names Ulrike Oxeneder.' };
		await expect(proposeDecision(fatima, id, telling)).rejects.toThrow('blank_in_facts');
		await expect(decideCase(fatima, id, blanking('Ulrike Oxeneder'))).rejects.toThrow('needs_two');
	});

	test('does not come back: an appeal can only find that it was wrong', async () => {
		const comment = await say(bertil, thread, 'Ask Isidor Quappe.');
		const { puid } = await blank(comment, 'Isidor Quappe');
		await appealAsAuthor(bertil, puid, 'He is a councillor, and it was about his office.');
		const { decision } = await readStatement(bertil, puid);
		const hanna = await resident(database.db, city, 'Hanna', { role: 'facilitator' });
		await decideAppeal(hanna, decision.appealId ?? 0, {
			outcome: 'reversed',
			reasons: 'A councillor may be named.'
		});
		const { page } = await showThread(visitor, thread, { order: 'newest', place: null });
		expect(page.branches[0]?.head.html).toBe('<p>Ask [removed: personal data].</p>');
		expect((await readStatement(bertil, puid)).decision.reversedAt).not.toBeNull();
	});

	test('waits in the proposal alone, and leaves it however that is settled', async () => {
		const comment = await say(bertil, thread, 'Ask Eusebia Vlk.');
		await report(aino, comment);
		const id = await caseAbout(fatima, comment);
		await proposeDecision(fatima, id, blanking('Eusebia Vlk'));
		expect((await readCase(greta, id)).proposed?.passages).toBe('Eusebia Vlk');
		expect((await openComment(bertil, comment)).body).toContain('Eusebia');
		await confirmDecision(greta, id, 2);
		expect(await tablesWith('Eusebia')).toEqual([]);
	});
});
