import { sql } from 'kysely';
import type { Channel } from '#lib/domain/poll.ts';
import type { WrittenWords } from '#lib/domain/poll/words.ts';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';
import { isVoter, type Voter } from './roll.ts';

/** A ballot as it is stored: `choices` is canonical JSON. */
export interface StoredBallot {
	rulesHash: string;
	choices: string;
	nonce: string;
	leaf: string;
	words: WrittenWords | null;
}

/**
 * Marks the voter on the roll of an open poll and puts the ballot in the box, linked to their place or
 * not, and its leaf on the way to the log: one statement, which holds the poll in share mode, so that it
 * cannot close meanwhile.
 * @returns false when the poll is not open by its state or the database's clock, or the voter is not on
 * the roll or has voted: then nothing has happened
 */
export async function castFirst(
	db: Db,
	{ cityId, pollId }: PollKey,
	cast: { voter: Voter; channel: Channel; ballot: StoredBallot; isLinked: boolean }
): Promise<boolean> {
	const { voter, channel, ballot, isLinked } = cast;
	const { rows } = await sql`
		with held as (
			select rules_hash from poll
			where city_id = ${cityId} and id = ${pollId} and state = 'open'
				and closes_at > clock_timestamp() and rules_hash = ${ballot.rulesHash}
			for share
		), mark as (
			update poll_roll set voted_by = ${channel} from held
			where city_id = ${cityId} and poll_id = ${pollId} and ${isVoter({ cityId, pollId }, voter)} and voted_by is null
			returning id
		), sealed as (
			insert into ballot (city_id, poll_id, rules_hash, choices, nonce, leaf, words, roll_id)
			select ${cityId}, ${pollId}, ${ballot.rulesHash}, ${ballot.choices}, ${ballot.nonce},
				${ballot.leaf}, ${written(ballot.words)}::text::jsonb,
				case when ${isLinked}::boolean then id end
			from mark
		)
		insert into poll_leaf (city_id, poll_id, leaf)
		select ${cityId}, ${pollId}, ${ballot.leaf} from mark
		returning leaf`.execute(db);
	return rows.length > 0;
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

/** Lets this transaction sort a roll and a box in memory: ten times what a statement has usually. */
export async function roomToSort(db: Db): Promise<void> {
	await sql`set local work_mem = '64MB'`.execute(db);
}

/**
 * Writes the ballots anew, without the link to the roll, in an order of chance, all in
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
