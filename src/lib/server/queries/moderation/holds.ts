import { sql } from 'kysely';
import { residentId, type Actor } from '#lib/domain/actor.ts';
import type { Finding } from '#lib/domain/moderation/automatic.ts';
import type { HoldOutcome } from '#lib/domain/moderation/hold.ts';
import type { Period } from '#lib/domain/moderation/period.ts';
import type { Db } from '../../database/connect.ts';
import type { CaseKey } from './cases.ts';
import type { ItemKey } from './items.ts';

/** Adds what was found in a text to its case; what is there already stays once. */
export async function addFindings(
	db: Db,
	{ cityId, caseId }: CaseKey,
	findings: readonly Finding[],
	at: Date
): Promise<void> {
	if (findings.length === 0) return;
	const { numInsertedOrUpdatedRows: added } = await db
		.insertInto('finding')
		.values(findings.map((found) => ({ city_id: cityId, case_id: caseId, ...found, found_at: at })))
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	await db
		.updateTable('moderation_case')
		.set((eb) => ({ findings: eb('findings', '+', Number(added ?? 0n)) }))
		.where('city_id', '=', cityId)
		.where('id', '=', caseId)
		.execute();
}

/** Why this case is there although nobody reported it, in the order it was found. */
export async function findingsIn(db: Db, { cityId, caseId }: CaseKey): Promise<Finding[]> {
	return db
		.selectFrom('finding')
		.where('city_id', '=', cityId)
		.where('case_id', '=', caseId)
		.orderBy('id')
		.select(['cause', 'detail'])
		.execute();
}

/** Begins a hold of content that is not shown. */
export async function insertHold(
	db: Db,
	hold: ItemKey & { caseId: number; groupId: number | null; at: Date; until: Date }
): Promise<void> {
	const { cityId, contentId } = hold;
	const { id } = await db
		.insertInto('hold')
		.values({
			city_id: cityId,
			content_id: contentId,
			group_id: hold.groupId,
			case_id: hold.caseId,
			held_at: hold.at,
			until: hold.until
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.updateTable('content')
		.set({ held_by: id })
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.execute();
}

/** Ends a hold. @returns whether it was still going on */
export async function endHold(
	db: Db,
	{ cityId, holdId }: { cityId: number; holdId: number },
	{ outcome, at }: { outcome: HoldOutcome; at: Date }
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('hold')
		.set({ outcome, ended_at: at })
		.where('city_id', '=', cityId)
		.where('id', '=', holdId)
		.where('ended_at', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

/** Content that was held is held no more: shown, when nothing else hides it. */
export async function showHeld(db: Db, { cityId, contentId }: ItemKey): Promise<void> {
	await db
		.updateTable('content')
		.set((eb) => ({
			held_by: null,
			// A draft was not shown anyhow.
			hidden_above: sql<number>`case when ${eb.ref('published_at')} is null then hidden_above
				else hidden_above - 1 end`
		}))
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.execute();
}

/** What waits, for its author and for who looks at it. */
export async function findHeld(db: Db, { cityId, contentId }: ItemKey) {
	return db
		.selectFrom('hold')
		.innerJoin('content', (join) =>
			join.onRef('content.city_id', '=', 'hold.city_id').onRef('content.held_by', '=', 'hold.id')
		)
		.innerJoin('moderation_case', (join) =>
			join
				.onRef('moderation_case.city_id', '=', 'hold.city_id')
				.onRef('moderation_case.id', '=', 'hold.case_id')
		)
		.where('hold.city_id', '=', cityId)
		.where('content.id', '=', contentId)
		.where('hold.ended_at', 'is', null)
		.select([
			'hold.id as holdId',
			'hold.case_id as caseId',
			'hold.held_at as heldAt',
			'hold.until',
			'content.author_id as authorId',
			'content.group_id as groupId',
			'content.kind',
			'moderation_case.state'
		])
		.executeTakeFirst();
}

/** What of this viewer's waits, the newest first. */
export async function heldOf(db: Db, cityId: number, viewer: Actor, most: number) {
	return db
		.selectFrom('content')
		.innerJoin('hold', (join) =>
			join.onRef('hold.city_id', '=', 'content.city_id').onRef('hold.id', '=', 'content.held_by')
		)
		.where('content.city_id', '=', cityId)
		.where('content.author_id', '=', residentId(viewer))
		.where('content.held_by', 'is not', null)
		.where('hold.ended_at', 'is', null)
		.orderBy('hold.id', 'desc')
		.limit(most)
		.select(['content.id', 'content.kind', 'hold.held_at as heldAt', 'hold.until'])
		.execute();
}

/** Cities in which something waits longer than was promised and nobody was told yet, with how much. */
export async function takeOverdue(db: Db, now: Date): Promise<{ cityId: number; count: number }[]> {
	const { rows } = await sql<{ cityId: number; count: number }>`
		with overdue as (
			update hold set escalated_at = ${now} from moderation_case as held
			where held.city_id = hold.city_id and held.id = hold.case_id and held.state = 'open'
				and hold.ended_at is null and hold.escalated_at is null and hold.until <= ${now}
			returning hold.city_id
		)
		select city_id as "cityId", count(*) as count from overdue group by city_id order by city_id`.execute(
		db
	);
	return rows;
}

/** Keeps beside a group how long its last fifty holds lasted, in the middle, in minutes. */
export async function noteWaiting(db: Db, cityId: number, groupId: number): Promise<void> {
	await sql`
		update partner_group set waiting_minutes = (
			select round(percentile_cont(0.5) within group (order by minutes)) from (
				select extract(epoch from ended_at - held_at) / 60 as minutes from hold
				where city_id = ${cityId} and group_id = ${groupId} and ended_at is not null
					and outcome <> 'taken back'
				order by ended_at desc limit 50) as lately)
		where city_id = ${cityId} and id = ${groupId}`.execute(db);
}

/** As two columns: how much waited to be published and is settled, and for how many minutes, in the middle. */
export const heldCounts = (cityId: number, { since, until }: Period) => {
	const settled = sql`from hold where city_id = ${cityId} and ended_at is not null
		and outcome <> 'taken back' and ended_at >= coalesce(${since}::timestamptz, '-infinity')
		and ended_at < coalesce(${until}::timestamptz, 'infinity')`;
	return sql`
		(select count(*) ${settled}) as held,
		(select round(percentile_cont(0.5) within group (
			order by extract(epoch from ended_at - held_at) / 60))::integer ${settled}) as "heldMinutes"`;
};
