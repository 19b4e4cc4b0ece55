import { residentId, type Actor } from '#lib/domain/actor.ts';
import { Invalid, NotFound } from '#lib/domain/errors.ts';
import { requireAnother, type NoteFields } from '#lib/domain/moderation/note.ts';
import { authorize, authorizeResident, may } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { recordActivity } from '../../queries/activity.ts';
import { findCase } from '../../queries/moderation/cases.ts';
import { findItem, type Item } from '../../queries/moderation/items.ts';
import {
	deleteNote,
	findNote,
	insertNote,
	notesAbout,
	notesBeside,
	type NewNote,
	type Note
} from '../../queries/moderation/notes.ts';
import { personOfCity } from '../../queries/residents.ts';

const notesShown = 50;

/** A note as facilitators read it. */
export interface ShownNote extends Note {
	isAboutText: boolean;
	canRemove: boolean;
}

/** What facilitators noted of a text and of its author; null for who wrote it. @throws Forbidden */
export async function readNotes(
	{ db, city, actor }: Context,
	{ id: contentId, authorId }: Pick<Item, 'id' | 'authorId'>
): Promise<ShownNote[] | null> {
	authorize(actor, 'moderate');
	if (authorId !== null && authorId === residentId(actor)) return null;
	const notes = await notesBeside(db, city.id, { contentId, authorId }, notesShown);
	return notes.map((note) => shown(note, actor));
}

/** The same of a person, with what is about their texts; null for the person. @throws Forbidden */
export async function readNotesAbout(
	{ db, city, actor }: Context,
	about: number
): Promise<ShownNote[] | null> {
	authorize(actor, 'moderate');
	if (about === residentId(actor)) return null;
	return (await notesAbout(db, city.id, about, notesShown)).map((note) => shown(note, actor));
}

/** Notes something beside a case: of the text, or of its author. @throws NotFound, Forbidden, Invalid */
export async function noteInCase(
	context: Context,
	caseId: number,
	{ about, note: text }: NoteFields
): Promise<void> {
	const { db, city } = context;
	authorizeResident(context.actor, 'write note');
	const found = await findCase(db, { cityId: city.id, caseId });
	const item = found && (await findItem(db, { cityId: city.id, contentId: found.contentId }));
	if (!item) throw new NotFound();
	if (about === 'person' && item.authorId === null) throw new Invalid('note_nobody', 'about');
	const contentId = about === 'text' ? item.id : null;
	await write(context, { contentId, residentId: item.authorId, text });
}

/** Notes something of a person. @throws NotFound, Forbidden */
export async function notePerson(context: Context, about: number, text: string): Promise<void> {
	authorizeResident(context.actor, 'write note');
	if (!(await personOfCity(context.db, context.city.id, about))) throw new NotFound();
	await write(context, { contentId: null, residentId: about, text });
}

/** Removes a note for good: whoever wrote it, or an admin whom it is not about. @throws NotFound, Forbidden */
export async function removeNote(context: Context, id: number): Promise<void> {
	const { db, city } = context;
	const { id: by } = authorizeResident(context.actor, 'write note');
	await db.transaction().execute(async (trx) => {
		const note = await findNote(trx, city.id, id);
		if (!note || note.residentId === by) throw new NotFound();
		authorizeResident(context.actor, 'remove note', { authorId: note.writtenBy });
		if (!(await deleteNote(trx, city.id, id))) throw new NotFound();
		await recordActivity(trx, { cityId: city.id, actorId: by, verb: 'remove note' });
	});
}

const shown = (note: Note, actor: Actor): ShownNote => ({
	...note,
	isAboutText: note.contentId !== null,
	canRemove: may(actor, 'remove note', { authorId: note.writtenBy })
});

async function write(
	{ db, city, actor, now: at }: Context,
	note: Pick<NewNote, 'contentId' | 'residentId' | 'text'>
): Promise<void> {
	const { id: by } = authorizeResident(actor, 'write note');
	requireAnother(note.residentId, by);
	await db.transaction().execute(async (trx) => {
		await insertNote(trx, { cityId: city.id, ...note, by, at });
		await recordActivity(trx, { cityId: city.id, actorId: by, verb: 'write note' });
	});
}
