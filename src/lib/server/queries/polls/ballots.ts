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
 * All ballots for counting, as lines: how often, a tab, the choices as canonical JSON. One text, so
 * that the thread that asks has nothing to do with each of them.
 */
export async function ballotLines(db: Db, { cityId, pollId }: PollKey): Promise<string> {
	const { rows } = await sql<{ lines: string | null }>`
		select string_agg(times || E'\\t' || choices, E'\\n') as lines from (
			select choices, count(*) as times from ballot
			where city_id = ${cityId} and poll_id = ${pollId} group by choices) as equal`.execute(db);
	return rows[0]?.lines ?? '';
}

export async function countBallots(db: Db, { cityId, pollId }: PollKey): Promise<number> {
	const { count } = await db
		.selectFrom('ballot')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

/** Ballots in the order of their leaves, which is one of chance, from `after` on. */
export async function ballotsByLeaf(
	db: Db,
	{ cityId, pollId }: PollKey,
	{ after, limit }: { after: string; limit: number }
): Promise<{ choices: string; nonce: string; leaf: string }[]> {
	return db
		.selectFrom('ballot')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('leaf', '>', after)
		.orderBy('leaf')
		.limit(limit)
		.select(['choices', 'nonce', 'leaf'])
		.execute();
}

/** Who cast which ballot of an open poll, in the order of leaves. */
export async function namesOfBallots(db: Db, { cityId, pollId }: PollKey) {
	return db
		.selectFrom('ballot')
		.innerJoin('poll_roll', (join) =>
			join
				.onRef('poll_roll.city_id', '=', 'ballot.city_id')
				.onRef('poll_roll.poll_id', '=', 'ballot.poll_id')
				.onRef('poll_roll.id', '=', 'ballot.roll_id')
		)
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'poll_roll.city_id')
				.onRef('resident.id', '=', 'poll_roll.resident_id')
		)
		.leftJoin('account', (join) =>
			join.on(sql<string>`lower(account.email)`, '=', sql<string>`poll_roll.email`)
		)
		.where('ballot.city_id', '=', cityId)
		.where('ballot.poll_id', '=', pollId)
		.orderBy('ballot.leaf')
		.select((eb) => [
			'ballot.leaf',
			'ballot.choices',
			eb.fn
				.coalesce(
					'resident.display_name',
					'account.display_name',
					'poll_roll.member_number',
					eb.val('')
				)
				.as('name')
		])
		.execute();
}

/** What was written beside ballots, in no order, with the choices it belongs to. */
export async function writtenWords(
	db: Db,
	{ cityId, pollId }: PollKey,
	limit: number
): Promise<{ choices: string; words: WrittenWords }[]> {
	return db
		.selectFrom('ballot')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('words', 'is not', null)
		.orderBy('leaf')
		.limit(limit)
		.select(['choices', 'words'])
		.$narrowType<{ words: WrittenWords }>()
		.execute();
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
