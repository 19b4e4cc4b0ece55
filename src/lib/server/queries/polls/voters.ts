import { sql, type SqlBool } from 'kysely';
import type { Channel } from '#lib/domain/poll.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { Db } from '../../database/connect.ts';
import { sorted } from '../order.ts';
import type { PollKey } from '../polls.ts';

/** Somebody on the roll, as a desk needs to know them. */
export interface ListedVoter {
	rollId: string;
	/** Null for holders of codes, and for addresses and numbers without an account. */
	name: string | null;
	email: string | null;
	memberNumber: string | null;
	votedBy: Channel | null;
	isLate: boolean;
}

/**
 * People on the roll by part of a name or of a listed address, by a whole address, number or (as the
 * hash of it) code.
 */
export async function findVoters(
	db: Db,
	key: PollKey,
	sought: { search: string; codeHash: string | null; locale: Locale; limit: number }
): Promise<ListedVoter[]> {
	const { search } = sought;
	return listed(db, key)
		.where(
			sql<SqlBool>`(strpos(lower(coalesce(resident.display_name, listed.display_name)), lower(${search}::text)) > 0
				or strpos(poll_roll.email, lower(${search}::text)) > 0
				or own.email = lower(${search}::text)
				or poll_roll.member_number = upper(${search}::text)
				or poll_roll.code_hash = ${sought.codeHash}::text)`
		)
		.orderBy(sorted('resident.display_name', sought.locale))
		.orderBy('listed.display_name')
		.orderBy('poll_roll.id')
		.limit(sought.limit)
		.execute();
}

export async function voterAt(
	db: Db,
	key: PollKey,
	rollId: string
): Promise<ListedVoter | undefined> {
	return listed(db, key).where('poll_roll.id', '=', rollId).executeTakeFirst();
}

/** Takes back that somebody came with a paper ballot. @returns false when they did not */
export async function unmarkPaper(
	db: Db,
	{ cityId, pollId }: PollKey,
	rollId: string
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('poll_roll')
		.set({ voted_by: null })
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('id', '=', rollId)
		.where('voted_by', '=', 'paper')
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

function listed(db: Db, { cityId, pollId }: PollKey) {
	return db
		.selectFrom('poll_roll')
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'poll_roll.city_id')
				.onRef('resident.id', '=', 'poll_roll.resident_id')
		)
		.leftJoin('account as own', 'own.id', 'resident.account_id')
		.leftJoin('account as listed', (join) =>
			join.on(sql<string>`lower(listed.email)`, '=', sql<string>`poll_roll.email`)
		)
		.where('poll_roll.city_id', '=', cityId)
		.where('poll_roll.poll_id', '=', pollId)
		.select((eb) => [
			'poll_roll.id as rollId',
			eb.fn.coalesce('resident.display_name', 'listed.display_name').as('name'),
			eb.fn.coalesce('poll_roll.email', 'own.email').as('email'),
			'poll_roll.member_number as memberNumber',
			'poll_roll.voted_by as votedBy',
			sql<boolean>`poll_roll.added_by is not null`.as('isLate')
		]);
}
