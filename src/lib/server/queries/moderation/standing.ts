import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { ItemKey } from './items.ts';

/**
 * What holds follows from the decisions that nobody has taken back, and from nothing else: deciding and
 * taking back are the same statement, so that what is taken back leaves no trace, in whatever order.
 */
export async function settleMarks(db: Db, { cityId, contentId }: ItemKey): Promise<void> {
	const newest = (step: string) => sql`(select max(decision.id) from decision
		where decision.city_id = ${cityId} and decision.content_id = ${contentId}
			and decision.step = ${step} and ${stands})`;
	await sql`
		update content set labelled_by = ${newest('label')}, collapsed_by = ${newest('collapse')}
		where city_id = ${cityId} and id = ${contentId}`.execute(db);
}

export async function settleThread(db: Db, cityId: number, threadId: number): Promise<void> {
	await sql`
		update thread set closed_by = (select max(decision.id) from decision
			where decision.city_id = ${cityId} and decision.thread_id = ${threadId} and ${stands})
		where city_id = ${cityId} and id = ${threadId}`.execute(db);
}

/** Of several that keep somebody from writing or taking part the one with the latest end holds. */
export async function settleResident(db: Db, cityId: number, residentId: number): Promise<void> {
	const longest = (provision: string) => sql`(
		select (array_agg(decision.id order by decision.ends_at desc, decision.id))[1], max(decision.ends_at)
		from decision where decision.city_id = ${cityId} and decision.affected_id = ${residentId}
			and decision.provision = ${provision} and ${stands})`;
	// Held first: what another decided about the same person meanwhile is seen by the statement after it.
	await sql`select from resident
		where city_id = ${cityId} and id = ${residentId} for no key update`.execute(db);
	await sql`
		update resident set (paused_by, paused_until) = ${longest('PARTIAL_SUSPENSION')},
			(suspended_by, suspended_until) = ${longest('TOTAL_SUSPENSION')},
			terminated_by = (select max(decision.id) from decision
				where decision.city_id = ${cityId} and decision.affected_id = ${residentId}
					and decision.account = 'TERMINATED' and ${stands})
		where city_id = ${cityId} and id = ${residentId}`.execute(db);
}

const stands: RawBuilder<boolean> = sql<boolean>`not exists (select from decision as reversal
	where reversal.city_id = decision.city_id and reversal.reverses = decision.id)`;
