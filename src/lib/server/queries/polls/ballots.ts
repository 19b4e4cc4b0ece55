import { sql } from 'kysely';
import type { WrittenWords } from '#lib/domain/poll/words.ts';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';

/** A ballot as it is stored: `choices` is canonical JSON. */
export interface StoredBallot {
	rulesHash: string;
	choices: string;
	nonce: string;
	leaf: string;
	words: WrittenWords | null;
}

/** Puts a ballot in the box, linked to the roll or not, and its leaf on the way to the log. */
export async function insertBallot(
	db: Db,
	{ cityId, pollId }: PollKey,
	ballot: StoredBallot,
	rollId: string | null
): Promise<void> {
	await sql`
		with leaf as (
			insert into poll_leaf (city_id, poll_id, leaf) values (${cityId}, ${pollId}, ${ballot.leaf})
		)
		insert into ballot (city_id, poll_id, rules_hash, choices, nonce, leaf, words, roll_id)
		values (${cityId}, ${pollId}, ${ballot.rulesHash}, ${ballot.choices}, ${ballot.nonce},
			${ballot.leaf}, ${written(ballot.words)}::text::jsonb, ${rollId}::uuid)`.execute(db);
}

/** Puts ballots that belong to nobody on the roll in the box, in an order of chance. */
export async function insertBallots(
	db: Db,
	{ cityId, pollId }: PollKey,
	ballots: readonly StoredBallot[]
): Promise<void> {
	const rows = ballots.map(({ rulesHash, ...ballot }) => ({ ...ballot, rules_hash: rulesHash }));
	await sql`
		with given as materialized (
			select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given (
				rules_hash text, choices text, nonce text, leaf text, words jsonb)
			order by random()
		), leaf as (
			insert into poll_leaf (city_id, poll_id, leaf) select ${cityId}, ${pollId}, leaf from given
		)
		insert into ballot (city_id, poll_id, rules_hash, choices, nonce, leaf, words)
		select ${cityId}, ${pollId}, rules_hash, choices, nonce, leaf, nullif(words, 'null'::jsonb)
		from given`.execute(db);
}

/** The ballot that still belongs to a place on the roll. */
export async function ballotOf(
	db: Db,
	{ cityId, pollId }: PollKey,
	rollId: string
): Promise<Pick<StoredBallot, 'choices' | 'leaf' | 'words'> | undefined> {
	return db
		.selectFrom('ballot')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('roll_id', '=', rollId)
		.select(['choices', 'leaf', 'words'])
		.executeTakeFirst();
}

/** Puts another ballot in the place of one; what the former said is gone, its leaf stays in the log as replaced. */
export async function replaceBallot(
	db: Db,
	{ cityId, pollId }: PollKey,
	ballot: StoredBallot,
	{ rollId, replaces }: { rollId: string; replaces: string }
): Promise<void> {
	await sql`
		with leaf as (
			insert into poll_leaf (city_id, poll_id, leaf, replaces)
			values (${cityId}, ${pollId}, ${ballot.leaf}, ${replaces})
		)
		update ballot set choices = ${ballot.choices}, nonce = ${ballot.nonce}, leaf = ${ballot.leaf},
			words = ${written(ballot.words)}::text::jsonb
		where city_id = ${cityId} and poll_id = ${pollId} and roll_id = ${rollId}::uuid`.execute(db);
}

/** Changes the words beside a ballot alone. */
export async function rewordBallot(
	db: Db,
	{ cityId, pollId }: PollKey,
	rollId: string,
	words: WrittenWords | null
): Promise<void> {
	await sql`
		update ballot set words = ${written(words)}::text::jsonb
		where city_id = ${cityId} and poll_id = ${pollId} and roll_id = ${rollId}::uuid`.execute(db);
}

/**
 * Writes the ballots anew, without the link to the roll and with new ids, in an order of chance, all in
 * this one transaction: no column, place or transaction number joins them to anybody any more.
 */
export async function unlinkBallots(db: Db, { cityId, pollId }: PollKey): Promise<void> {
	await sql`
		with former as (
			delete from ballot where city_id = ${cityId} and poll_id = ${pollId} returning *
		)
		insert into ballot (city_id, poll_id, rules_hash, choices, nonce, leaf, words)
		select city_id, poll_id, rules_hash, choices, nonce, leaf, words
		from former order by random()`.execute(db);
}

function written(words: WrittenWords | null): string | null {
	return words && JSON.stringify(words);
}
