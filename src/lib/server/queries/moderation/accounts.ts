import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { PersonKey } from './profiles.ts';

/**
 * Held to the end of the transaction: shared by whoever writes, alone by whoever hides an account whole, each
 * before anything else. So nothing that was being written at that moment stays in sight.
 */
export async function holdWriting(
	db: Db,
	{ cityId, residentId }: PersonKey,
	{ alone = false } = {}
): Promise<void> {
	const key = JSON.stringify(['write', cityId, residentId]);
	const lock = alone ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`;
	await sql`select ${lock}(hashtextextended(${key}, 0))`.execute(db);
}

/** Holds every discussion in which they wrote or that hangs below what they wrote, in the order of their numbers. */
export async function holdThreadsOf(db: Db, person: PersonKey): Promise<number[]> {
	const { rows } = await sql<{ id: number }>`
		select id from thread where city_id = ${person.cityId} and (
			id in (select thread_id from comment where city_id = ${person.cityId}
				and id in (${writtenBy(person)}))
			or id in (${writtenBy(person)}) or subject_id in (${writtenBy(person)}))
		order by id for no key update`.execute(db);
	return rows.map(({ id }) => id);
}

/** Hides all that somebody wrote, and what hangs below it, by one decision about their account. */
export async function hideAccount(db: Db, person: PersonKey, decisionId: number): Promise<void> {
	await sql`
		update content set hidden_with = ${decisionId}, hidden_above = hidden_above + 1
		where city_id = ${person.cityId} and id in (${writtenBy(person)}
			union all select id from content where city_id = ${person.cityId} and kind = 'profile'
				and author_id = ${person.residentId})`.execute(db);
	await countBelow(db, person, decisionId, 1);
	await setHiddenBy(db, person, decisionId);
}

/** Shows it again: the exact reverse. */
export async function showAccount(db: Db, person: PersonKey, decisionId: number): Promise<void> {
	await countBelow(db, person, decisionId, -1);
	await sql`
		update content set hidden_with = null, hidden_above = hidden_above - 1
		where city_id = ${person.cityId} and hidden_with = ${decisionId}`.execute(db);
	await setHiddenBy(db, person, null);
}

async function setHiddenBy(
	db: Db,
	{ cityId, residentId }: PersonKey,
	decisionId: number | null
): Promise<void> {
	await db
		.updateTable('resident')
		.set({ account_hidden_by: decisionId })
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.execute();
}

/** A poll is prepared together, and is voted on: it stays. */
const writtenBy = ({ cityId, residentId }: PersonKey): RawBuilder<unknown> => sql`
	select id from content where city_id = ${cityId} and author_id = ${residentId}
		and kind in ('proposal', 'thread', 'comment', 'remark')`;

/** Counts for all that hangs below, once for each hidden thing above it. */
async function countBelow(
	db: Db,
	{ cityId }: PersonKey,
	decisionId: number,
	by: 1 | -1
): Promise<void> {
	await sql`
		with recursive hidden as (
			select id, kind from content where city_id = ${cityId} and hidden_with = ${decisionId}
		), answer (above, id) as (
			select hidden.id, comment.id from hidden
			join comment on comment.city_id = ${cityId} and comment.parent_id = hidden.id
			union all
			select answer.above, comment.id from answer
			join comment on comment.city_id = ${cityId} and comment.parent_id = answer.id
		), below as (
			select id from answer
			union all select comment.id from hidden
			join thread on thread.city_id = ${cityId} and (thread.id = hidden.id or thread.subject_id = hidden.id)
			join comment on comment.city_id = ${cityId} and comment.thread_id = thread.id
			union all select thread.id from hidden
			join thread on thread.city_id = ${cityId} and thread.subject_id = hidden.id
		), counted as (select id, count(*) as times from below group by id)
		update content set hidden_above = hidden_above + ${by} * counted.times::integer from counted
		where content.city_id = ${cityId} and content.id = counted.id`.execute(db);
}
