import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Forbidden, NotFound, SignInRequired } from '#lib/domain/errors.ts';
import type { Context } from '#lib/server/context.ts';
import { insertNote } from '#lib/server/queries/moderation/notes.ts';
import {
	noteInCase,
	notePerson,
	readNotes,
	removeNote
} from '#lib/server/services/moderation/notes.ts';
import { readPerson } from '#lib/server/services/moderation/people.ts';
import { readCase } from '#lib/server/services/moderation/queue.ts';
import { resident } from '../../support/city.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { aQuarrel, aRudeComment, type Quarrel } from '../../support/facilitation.ts';
import { verbsOf } from '../../support/group.ts';
import { idOf } from '../../support/proposal.ts';

let database: FreshDatabase;
let quarrel: Quarrel;

beforeAll(async () => {
	database = await freshDatabase();
	quarrel = await aQuarrel(database.db);
});
afterAll(() => database.drop());

const notesOf = async (who: Context, caseId: number) =>
	readNotes(who, (await readCase(who, caseId)).item);
const textsOf = async (who: Context, caseId: number) =>
	(await notesOf(who, caseId))?.map(({ text }) => text);

describe('a note', () => {
	test('stands beside the case, and with the person: of a text there, of a person at all their texts', async () => {
		const { bertil, fatima, greta, city } = quarrel;
		const [one, other] = [await aRudeComment(quarrel), await aRudeComment(quarrel)];
		await noteInCase(fatima, one.caseId, { about: 'text', note: 'Quotes a song.' });
		await noteInCase(fatima, one.caseId, { about: 'person', note: 'Called us, was friendly.' });
		expect(await textsOf(greta, one.caseId)).toEqual([
			'Called us, was friendly.',
			'Quotes a song.'
		]);
		expect(await textsOf(greta, other.caseId)).toEqual(['Called us, was friendly.']);
		const { notes } = await readPerson(greta, idOf(bertil));
		expect(notes?.map(({ text, writtenByName }) => [text, writtenByName])).toEqual([
			['Called us, was friendly.', 'Fatima'],
			['Quotes a song.', 'Fatima']
		]);
		expect(await verbsOf(database.db, city)).toContain('write note');
	});

	test('is for facilitators and admins alone', async () => {
		const { aino, bertil, visitor, erik } = quarrel;
		const { caseId } = await aRudeComment(quarrel);
		const about = { about: 'text', note: 'Not for everybody.' } as const;
		for (const [who, refusal] of [
			[visitor, SignInRequired],
			[aino, Forbidden],
			[bertil, Forbidden]
		] as const) {
			await expect(noteInCase(who, caseId, about)).rejects.toThrow(refusal);
			await expect(notePerson(who, idOf(bertil), 'x')).rejects.toThrow(refusal);
			await expect(readPerson(who, idOf(bertil))).rejects.toThrow(refusal);
			await expect(removeNote(who, 1)).rejects.toThrow(refusal);
			await expect(readNotes(who, { id: 1, authorId: null })).rejects.toThrow(refusal);
		}
		await noteInCase(erik, caseId, about);
		expect(await textsOf(erik, caseId)).toContain(about.note);
	});

	test('about a facilitator is neither written nor read by them', async () => {
		const { fatima, greta, erik } = quarrel;
		await notePerson(greta, idOf(fatima), 'Is on leave until spring.');
		expect((await readPerson(fatima, idOf(fatima))).notes).toBeNull();
		await expect(notePerson(fatima, idOf(fatima), 'I am fine.')).rejects.toThrow('own_note');
		await notePerson(greta, idOf(erik), 'Runs the city.');
		const [about] = (await readPerson(greta, idOf(erik))).notes ?? [];
		await expect(removeNote(erik, about?.id ?? 0)).rejects.toThrow(NotFound);
	});

	test('is removed by who wrote it, or an admin; once, whoever is first', async () => {
		const { fatima, greta, erik } = quarrel;
		const { caseId } = await aRudeComment(quarrel);
		const write = async () => {
			await noteInCase(fatima, caseId, { about: 'text', note: 'For now.' });
			return (await notesOf(fatima, caseId))?.[0]?.id ?? 0;
		};
		const first = await write();
		await expect(removeNote(greta, first)).rejects.toThrow(Forbidden);
		expect((await notesOf(greta, caseId))?.[0]?.canRemove).toBe(false);
		const outcomes = await Promise.allSettled([removeNote(fatima, first), removeNote(erik, first)]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await removeNote(erik, await write());
		expect((await textsOf(fatima, caseId)) ?? []).not.toContain('For now.');
	});

	test('is erased with the person that it is about, as the author of a text too', async () => {
		const { fatima, city } = quarrel;
		const { db } = database;
		const dora = await resident(db, city, 'Dora');
		const { comment } = await aRudeComment(quarrel);
		const common = { cityId: city.id, residentId: idOf(dora), by: idOf(fatima), at: fatima.now };
		await insertNote(db, { ...common, contentId: comment, text: 'About her text.' });
		await notePerson(fatima, idOf(dora), 'About her.');
		await db
			.deleteFrom('resident')
			.where('city_id', '=', city.id)
			.where('id', '=', idOf(dora))
			.execute();
		const left = await db
			.selectFrom('facilitator_note')
			.where('text', 'in', ['About her text.', 'About her.'])
			.select('id')
			.execute();
		expect(left).toEqual([]);
	});

	test('of another city is none of ours', async () => {
		const other = await aQuarrel(database.db);
		await expect(notePerson(other.fatima, idOf(quarrel.bertil), 'Who?')).rejects.toThrow(NotFound);
		await expect(readPerson(other.fatima, idOf(quarrel.bertil))).rejects.toThrow(NotFound);
	});
});
