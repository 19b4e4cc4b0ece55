import type { Db } from '../../database/connect.ts';

export interface NewNote {
	cityId: number;
	/** The text that it is about; null for a note about a person. */
	contentId: number | null;
	/** Whom it is about: who wrote the text, where anybody did. */
	residentId: number | null;
	text: string;
	by: number;
	at: Date;
}

export async function insertNote(db: Db, note: NewNote): Promise<void> {
	await db
		.insertInto('facilitator_note')
		.values({
			city_id: note.cityId,
			content_id: note.contentId,
			resident_id: note.residentId,
			text: note.text,
			written_by: note.by,
			written_at: note.at
		})
		.execute();
}

/** Notes about a text, and about its author as a person; the newest first. */
export async function notesBeside(
	db: Db,
	cityId: number,
	{ contentId, authorId }: { contentId: number; authorId: number | null },
	most: number
) {
	return notes(db, cityId)
		.where((eb) =>
			eb.or([
				eb('facilitator_note.content_id', '=', contentId),
				eb.and([
					eb('facilitator_note.content_id', 'is', null),
					eb('facilitator_note.resident_id', '=', authorId)
				])
			])
		)
		.limit(most)
		.execute();
}
export type Note = Awaited<ReturnType<typeof notesBeside>>[number];

/** Every note about a person and what they wrote; the newest first. */
export async function notesAbout(db: Db, cityId: number, residentId: number, most: number) {
	return notes(db, cityId)
		.where('facilitator_note.resident_id', '=', residentId)
		.limit(most)
		.execute();
}

export async function findNote(db: Db, cityId: number, noteId: number) {
	return notes(db, cityId).where('facilitator_note.id', '=', noteId).executeTakeFirst();
}

/** @returns false when it is gone already */
export async function deleteNote(db: Db, cityId: number, noteId: number): Promise<boolean> {
	const done = await db
		.deleteFrom('facilitator_note')
		.where('city_id', '=', cityId)
		.where('id', '=', noteId)
		.executeTakeFirst();
	return done.numDeletedRows > 0n;
}

function notes(db: Db, cityId: number) {
	return db
		.selectFrom('facilitator_note')
		.innerJoin('resident as writer', (join) =>
			join
				.onRef('writer.city_id', '=', 'facilitator_note.city_id')
				.onRef('writer.id', '=', 'facilitator_note.written_by')
		)
		.where('facilitator_note.city_id', '=', cityId)
		.orderBy('facilitator_note.id', 'desc')
		.select([
			'facilitator_note.id',
			'facilitator_note.content_id as contentId',
			'facilitator_note.resident_id as residentId',
			'facilitator_note.text',
			'facilitator_note.written_by as writtenBy',
			'facilitator_note.written_at as at',
			'writer.display_name as writtenByName'
		]);
}
