import { sql } from 'kysely';
import type { Rhythm } from '#lib/domain/notification/choice.ts';
import type { Db } from '../../database/connect.ts';
import type { Follower } from '../follows.ts';

/** How somebody hears of the queue; undefined when they have chosen nothing. */
export async function queueDigestOf(db: Db, { cityId, residentId }: Follower) {
	return digests(db)
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.executeTakeFirst();
}

export async function setQueueDigest(
	db: Db,
	{ cityId, residentId }: Follower,
	{ rhythm, nextAt }: { rhythm: Rhythm; nextAt: Date | null }
): Promise<void> {
	const columns = { rhythm, next_at: nextAt };
	await db
		.insertInto('queue_digest')
		.values({ city_id: cityId, resident_id: residentId, ...columns })
		.onConflict((conflict) => conflict.columns(['city_id', 'resident_id']).doUpdateSet(columns))
		.execute();
}

/** The same for who has chosen nothing: what they choose meanwhile stands. */
export async function beginQueueDigest(
	db: Db,
	{ cityId, residentId }: Follower,
	{ rhythm, nextAt }: { rhythm: Rhythm; nextAt: Date | null }
): Promise<void> {
	await db
		.insertInto('queue_digest')
		.values({ city_id: cityId, resident_id: residentId, rhythm, next_at: nextAt })
		.onConflict((conflict) => conflict.columns(['city_id', 'resident_id']).doNothing())
		.execute();
}

/** Facilitators who have chosen nothing and are not looked at yet. */
export async function facilitatorsWithout(db: Db, limit: number): Promise<Follower[]> {
	return db
		.selectFrom('resident')
		.leftJoin('queue_digest', (join) =>
			join
				.onRef('queue_digest.city_id', '=', 'resident.city_id')
				.onRef('queue_digest.resident_id', '=', 'resident.id')
		)
		.where('resident.role', '=', 'facilitator')
		.where('queue_digest.rhythm', 'is', null)
		.limit(limit)
		.select(['resident.city_id as cityId', 'resident.id as residentId'])
		.execute();
}

/** For whom the queue is to be looked at, who has waited longest first. */
export async function dueDigests(db: Db, now: Date, limit: number): Promise<Follower[]> {
	return db
		.selectFrom('queue_digest')
		.where('next_at', '<=', now)
		.orderBy('next_at')
		.limit(limit)
		.select(['city_id as cityId', 'resident_id as residentId'])
		.execute();
}

/** Holds one of them for this transaction. Undefined when another worker has it, or it is not due any more. */
export async function holdDigest(db: Db, { cityId, residentId }: Follower, now: Date) {
	return digests(db)
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.where('next_at', '<=', now)
		.forNoKeyUpdate()
		.skipLocked()
		.executeTakeFirst();
}

/** Puts off a held one, and keeps what its reader was told of. */
export async function putOffDigest(
	db: Db,
	{ cityId, residentId }: Follower,
	{ nextAt, cases, appeals }: { nextAt: Date | null; cases: number[]; appeals: number[] }
): Promise<void> {
	await db
		.updateTable('queue_digest')
		.set({ next_at: nextAt, told_cases: cases, told_appeals: appeals })
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.execute();
}

export async function deleteDigest(db: Db, { cityId, residentId }: Follower): Promise<void> {
	await db
		.deleteFrom('queue_digest')
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.execute();
}

/**
 * What somebody can decide of what waits, what is due first first: nothing that they wrote, decided first
 * or appealed against themselves. `total` counts what is beyond `most`, too.
 */
export async function waitingFor(db: Db, { cityId, residentId }: Follower, most: number) {
	const total = sql<number>`count(*) over ()`.as('total');
	const cases = await db
		.selectFrom('moderation_case as one')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'one.city_id').onRef('content.id', '=', 'one.content_id')
		)
		.where('one.city_id', '=', cityId)
		.where('one.state', '=', 'open')
		.where('content.author_id', 'is distinct from', residentId)
		.orderBy('one.due_at')
		.orderBy('one.id')
		.limit(most)
		.select(['one.id', 'one.due_at as dueAt', 'one.is_illegal as isIllegal', 'content.kind', total])
		.execute();
	const appeals = await db
		.selectFrom('appeal')
		.innerJoin('decision', (join) =>
			join
				.onRef('decision.city_id', '=', 'appeal.city_id')
				.onRef('decision.id', '=', 'appeal.decision_id')
		)
		.innerJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'decision.city_id')
				.onRef('content.id', '=', 'decision.content_id')
		)
		.leftJoin('notice', (join) =>
			join
				.onRef('notice.city_id', '=', 'appeal.city_id')
				.onRef('notice.id', '=', 'appeal.notice_id')
		)
		.where('appeal.city_id', '=', cityId)
		.where('appeal.state', '=', 'open')
		.where('appeal.first_by', '<>', residentId)
		.where('content.author_id', 'is distinct from', residentId)
		.where('notice.resident_id', 'is distinct from', residentId)
		.orderBy('appeal.due_at')
		.orderBy('appeal.id')
		.limit(most)
		.select(['appeal.id', 'appeal.due_at as dueAt', total])
		.execute();
	return { cases, appeals };
}
export type WaitingFor = Awaited<ReturnType<typeof waitingFor>>;

function digests(db: Db) {
	return db
		.selectFrom('queue_digest')
		.select(['rhythm', 'told_cases as toldCases', 'told_appeals as toldAppeals']);
}
