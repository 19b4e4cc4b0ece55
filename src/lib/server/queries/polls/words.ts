import { sql } from 'kysely';
import type { WrittenWords } from '#lib/domain/poll/words.ts';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/** A name that voters wrote in; apart those of voters in an open vote whose whole account is hidden. */
export interface NameInBox {
	question: string;
	name: string;
	times: number;
	isOfHidden: boolean;
}

/** Names that voters wrote in, by question, the most frequent first. */
export async function namesWrittenIn(
	db: Db,
	{ cityId, pollId }: PollKey,
	limit: number
): Promise<NameInBox[]> {
	const { rows } = await sql<NameInBox>`
		select question, said ->> 'writtenIn' as name, ${isOfHidden()} as "isOfHidden", count(*) as times
		from ballot, jsonb_each(words) as given (question, said)
		where city_id = ${cityId} and poll_id = ${pollId} and said ? 'writtenIn'
		group by 1, 2, 3 order by times desc, name limit ${limit}`.execute(db);
	return rows;
}

/** What was written beside ballots, in no order, with the choices it belongs to. */
export async function writtenWords(
	db: Db,
	{ cityId, pollId }: PollKey,
	limit: number
): Promise<{ choices: string; words: WrittenWords; isOfHidden: boolean }[]> {
	return inBox(db, { cityId, pollId })
		.orderBy('ballot.leaf')
		.limit(limit)
		.select(['ballot.choices', 'ballot.words', isOfHidden().as('isOfHidden')])
		.$narrowType<{ words: WrittenWords }>()
		.execute();
}

/** All that was written, ballot by ballot; with who wrote it, where the vote was open. */
export async function wordsOfBallots(
	db: Db,
	{ cityId, pollId }: PollKey
): Promise<{ leaf: string; words: WrittenWords; residentId: number | null }[]> {
	return inBox(db, { cityId, pollId })
		.select(['ballot.leaf', 'ballot.words', voter().as('residentId')])
		.$narrowType<{ words: WrittenWords }>()
		.execute();
}

/** Puts other words beside one ballot. They are in no hash: the ballot stays the same. */
export async function putWords(
	db: Db,
	{ cityId, pollId }: PollKey,
	{ leaf, words }: { leaf: string; words: WrittenWords }
): Promise<void> {
	await db
		.updateTable('ballot')
		.set({ words: JSON.stringify(words) })
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('leaf', '=', leaf)
		.execute();
}

function inBox(db: Db, { cityId, pollId }: PollKey) {
	return db
		.selectFrom('ballot')
		.where('ballot.city_id', '=', cityId)
		.where('ballot.poll_id', '=', pollId)
		.where('ballot.words', 'is not', null);
}

/** On `ballot`: who cast it, in a vote that stays open; null for every other. */
const voter = () =>
	sql<number | null>`(select resident_id from poll_roll
		where poll_roll.city_id = ballot.city_id and poll_roll.poll_id = ballot.poll_id
			and poll_roll.id = ballot.roll_id)`;

/** On `ballot`: whether the whole account of who cast it openly is hidden. */
const isOfHidden = () =>
	sql<boolean>`(ballot.roll_id is not null and exists (select from resident
		where resident.city_id = ballot.city_id and resident.id = ${voter()}
			and resident.account_hidden_by is not null))`;
