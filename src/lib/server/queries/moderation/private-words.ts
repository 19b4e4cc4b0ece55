import type { PrivateWordKind } from '#lib/domain/moderation/private-word.ts';
import type { Db } from '../../database/connect.ts';
import { excerptColumn } from './excerpt.ts';

export interface WordKey {
	cityId: number;
	wordId: number;
}

export interface NewPrivateWord {
	cityId: number;
	kind: PrivateWordKind;
	contentId: number;
	/** To whom. */
	residentId: number;
	text: string;
	by: number;
	at: Date;
}

/** @returns its id */
export async function insertPrivateWord(db: Db, word: NewPrivateWord): Promise<number> {
	const { id } = await db
		.insertInto('private_word')
		.values({
			city_id: word.cityId,
			kind: word.kind,
			content_id: word.contentId,
			resident_id: word.residentId,
			text: word.text,
			written_by: word.by,
			written_at: word.at
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export async function findPrivateWord(db: Db, { cityId, wordId }: WordKey) {
	return words(db, cityId).where('private_word.id', '=', wordId).executeTakeFirst();
}
export type PrivateWord = NonNullable<Awaited<ReturnType<typeof findPrivateWord>>>;

/** What was said to somebody, the newest first. */
export async function privateWordsTo(db: Db, cityId: number, residentId: number, most: number) {
	return words(db, cityId)
		.where('private_word.resident_id', '=', residentId)
		.orderBy('private_word.id', 'desc')
		.limit(most)
		.execute();
}

/** What was said about a text, the newest first. */
export async function privateWordsAbout(db: Db, cityId: number, contentId: number, most: number) {
	return words(db, cityId)
		.where('private_word.content_id', '=', contentId)
		.orderBy('private_word.id', 'desc')
		.limit(most)
		.execute();
}

/** @returns false when it is answered already */
export async function keepPrivateAnswer(
	db: Db,
	{ cityId, wordId }: WordKey,
	{ text, at }: { text: string; at: Date }
): Promise<boolean> {
	const done = await db
		.updateTable('private_word')
		.set({ answer: text, answered_at: at })
		.where('city_id', '=', cityId)
		.where('id', '=', wordId)
		.where('answer', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows > 0n;
}

function words(db: Db, cityId: number) {
	return db
		.selectFrom('private_word')
		.innerJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'private_word.city_id')
				.onRef('content.id', '=', 'private_word.content_id')
		)
		.innerJoin('resident as writer', (join) =>
			join
				.onRef('writer.city_id', '=', 'private_word.city_id')
				.onRef('writer.id', '=', 'private_word.written_by')
		)
		.where('private_word.city_id', '=', cityId)
		.select([
			'private_word.id',
			'private_word.kind',
			'private_word.content_id as contentId',
			'private_word.resident_id as residentId',
			'private_word.text',
			'private_word.written_by as writtenBy',
			'private_word.written_at as at',
			'private_word.answer',
			'private_word.answered_at as answeredAt',
			'writer.display_name as writtenByName',
			'content.kind as contentKind',
			'content.language',
			/** Of the text that it is about; of a comment its beginning. */
			excerptColumn(120).as('excerpt')
		]);
}
