import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import { undecided } from './cases.ts';
import { excerptColumn } from './excerpt.ts';

/** Where a page of the queue begins: behind this case. */
export interface QueuePlace {
	at: Date;
	id: number;
}

/** What is in these groups alone; null for all of the city. */
export type Groups = readonly number[] | null;

/** As what comes after `in`, which cannot be an empty list. */
export const among = (groups: Groups) =>
	sql<number>`(select unnest(${[...(groups ?? [])]}::bigint[]))`;

/** What waits for a decision, what is due first first. */
export async function queuePage(
	db: Db,
	cityId: number,
	{ after, size, groups }: { after: QueuePlace | null; size: number; groups: Groups }
) {
	const rows = await db
		.selectFrom('moderation_case')
		.innerJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'moderation_case.city_id')
				.onRef('content.id', '=', 'moderation_case.content_id')
		)
		.leftJoin('resident as claimer', (join) =>
			join
				.onRef('claimer.city_id', '=', 'moderation_case.city_id')
				.onRef('claimer.id', '=', 'moderation_case.claimed_by')
		)
		.where('moderation_case.city_id', '=', cityId)
		.where(undecided)
		.$if(groups !== null, (query) => query.where('content.group_id', 'in', among(groups)))
		.$if(after !== null, (query) =>
			query.where(
				sql<boolean>`(moderation_case.due_at, moderation_case.id) > (${after?.at}::timestamptz, ${after?.id}::bigint)`
			)
		)
		.orderBy('moderation_case.due_at')
		.orderBy('moderation_case.id')
		.limit(size + 1)
		.select((eb) => [
			'moderation_case.id',
			'moderation_case.content_id as contentId',
			'moderation_case.state',
			'moderation_case.notices',
			'moderation_case.findings',
			'moderation_case.is_illegal as isIllegal',
			'moderation_case.is_trusted as isTrusted',
			'moderation_case.due_at as dueAt',
			'moderation_case.claimed_until as claimedUntil',
			'claimer.display_name as claimedByName',
			'content.kind',
			'content.language',
			eb('content.held_by', 'is not', null).as('isHeld'),
			excerptColumn().as('excerpt')
		])
		.execute();
	return { rows: rows.slice(0, size), more: rows.length > size };
}

/** As two columns: how many cases wait, and how many appeals. */
export const waitingCounts = (cityId: number) => sql`
	(select count(*) from moderation_case
		where city_id = ${cityId} and ${undecided}) as cases,
	(select count(*) from appeal where city_id = ${cityId} and state = 'open') as appeals`;

export interface Waiting {
	cases: number;
	appeals: number;
}

/** How many cases wait, and how many appeals. */
export async function waiting(db: Db, cityId: number): Promise<Waiting> {
	const { rows } = await sql<Waiting>`select ${waitingCounts(cityId)}`.execute(db);
	return rows[0] ?? { cases: 0, appeals: 0 };
}
