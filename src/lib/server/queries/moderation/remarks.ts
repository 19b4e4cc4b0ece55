import { sql } from 'kysely';
import type { Actor } from '#lib/domain/actor.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import type { Remark } from '#lib/domain/poll/remark.ts';
import type { Db, Trx } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';
import { canReadContent, isNotHidden } from '../visibility.ts';
import type { ItemKey } from './items.ts';

/** A remark that nobody reads at this moment: by a decision about it, or because it waits or its voter is hidden. */
export interface UnreadRemark {
	hash: string;
	contentId: number;
	/** When a decision about it was made; null when there is none. */
	hiddenAt: Date | null;
	rule: ConductRule | null;
	isHeld: boolean;
}

/** The remarks of a poll that are out of sight. */
export async function unreadRemarks(db: Db, { cityId, pollId }: PollKey): Promise<UnreadRemark[]> {
	return db
		.selectFrom('remark')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'remark.city_id').onRef('content.id', '=', 'remark.id')
		)
		.leftJoin('decision', (join) =>
			join
				.onRef('decision.city_id', '=', 'content.city_id')
				.onRef('decision.id', '=', 'content.hidden_by')
		)
		.where('remark.city_id', '=', cityId)
		.where('remark.poll_id', '=', pollId)
		.where((eb) => eb.not(isNotHidden()))
		.orderBy('remark.id')
		.select((eb) => [
			'remark.hash',
			'remark.id as contentId',
			'decision.decided_at as hiddenAt',
			'decision.rule',
			eb('content.held_by', 'is not', null).$castTo<boolean>().as('isHeld')
		])
		.execute();
}

/** The content that a remark is already. */
export async function findRemark(
	db: Db,
	{ cityId, pollId }: PollKey,
	hash: string
): Promise<number | undefined> {
	const found = await db
		.selectFrom('remark')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('hash', '=', hash)
		.where('is_blanked', '=', false)
		.select('id')
		.executeTakeFirst();
	return found?.id;
}

/** Holds a poll for this transaction: of several who report a remark of it first at once, one makes it content. */
export async function holdRemarks(db: Db, { cityId, pollId }: PollKey): Promise<void> {
	await sql`select from poll where city_id = ${cityId} and id = ${pollId}
		for no key update`.execute(db);
}

/** Makes a remark content, in the group of its poll. @returns its id */
export async function insertRemark(
	db: Trx,
	{ cityId, pollId }: PollKey,
	{ question, part, text, hash, ...made }: NewRemark
): Promise<number> {
	const { id } = await db
		.insertInto('content')
		.values({
			city_id: cityId,
			kind: 'remark',
			group_id: made.groupId,
			author_id: made.authorId,
			language: made.language,
			published_at: made.publishedAt,
			hidden_above: made.isHeld ? 1 : 0
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const row = { question, part, text, hash, html: made.html };
	await db
		.insertInto('remark')
		.values({ city_id: cityId, id, poll_id: pollId, ...row })
		.execute();
	return id;
}
export interface NewRemark extends Remark {
	hash: string;
	html: string;
	groupId: number | null;
	/** Known of an open vote alone. */
	authorId: number | null;
	/** When it could be read first. */
	publishedAt: Date;
	language: TextLanguage;
	/** It waits until somebody has looked at it. */
	isHeld: boolean;
}

/** In which poll a remark stands, where this viewer can read the poll. */
export async function pollOfRemark(
	db: Db,
	{ cityId, contentId }: ItemKey,
	viewer: Actor
): Promise<number | undefined> {
	const found = await db
		.selectFrom('remark')
		.innerJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'remark.city_id')
				.onRef('content.id', '=', 'remark.poll_id')
		)
		.where('remark.city_id', '=', cityId)
		.where('remark.id', '=', contentId)
		.where(canReadContent(viewer))
		.select('remark.poll_id as pollId')
		.executeTakeFirst();
	return found?.pollId;
}

/** A remark as it stands. */
export async function remarkOf(db: Db, { cityId, contentId }: ItemKey) {
	return db
		.selectFrom('remark')
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.select(['poll_id as pollId', 'question', 'part', 'text', 'hash'])
		.executeTakeFirstOrThrow();
}

/** Says a remark anew, for good. */
export async function blankRemark(
	db: Db,
	{ cityId, contentId }: ItemKey,
	said: { text: string; html: string; hash: string }
): Promise<void> {
	await db
		.updateTable('remark')
		.set({ ...said, is_blanked: true })
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.execute();
}
