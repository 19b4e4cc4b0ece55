import { expressionBuilder, sql } from 'kysely';
import { transitions, type CaseState } from '#lib/domain/moderation/case.ts';
import type { Db } from '../../database/connect.ts';
import type { Schema } from '../../database/schema.ts';

/** One case of a city. */
export interface CaseKey {
	cityId: number;
	caseId: number;
}

/**
 * The case that is not yet decided about this content, begun when there is none: of many notices at one
 * moment each finds the same. Held for this transaction.
 */
export async function holdUndecidedCase(
	db: Db,
	opening: { cityId: number; contentId: number; at: Date; dueAt: Date }
) {
	const { cityId, contentId, at, dueAt } = opening;
	await sql`
		insert into moderation_case (city_id, content_id, opened_at, due_at)
		values (${cityId}, ${contentId}, ${at}, ${dueAt})
		on conflict (city_id, content_id) where ${undecided} do nothing`.execute(db);
	return db
		.selectFrom('moderation_case')
		.where('city_id', '=', cityId)
		.where('content_id', '=', contentId)
		.where(undecided)
		.select(columns)
		.forNoKeyUpdate()
		.executeTakeFirstOrThrow();
}

/** A notice more; what is said to be illegal, or a trusted flagger says, is due sooner. */
export async function countNotice(
	db: Db,
	{ cityId, caseId }: CaseKey,
	{ illegal, trusted, dueAt }: { illegal: boolean; trusted: boolean; dueAt: Date }
): Promise<void> {
	await db
		.updateTable('moderation_case')
		.set((eb) => ({
			notices: eb('notices', '+', 1),
			is_illegal: sql<boolean>`is_illegal or ${illegal}`,
			is_trusted: sql<boolean>`is_trusted or ${trusted}`,
			due_at: sql<Date>`least(due_at, ${dueAt}::timestamptz)`
		}))
		.where('city_id', '=', cityId)
		.where('id', '=', caseId)
		.execute();
}

export async function findCase(db: Db, { cityId, caseId }: CaseKey) {
	return db
		.selectFrom('moderation_case')
		.leftJoin('resident as claimer', (join) =>
			join
				.onRef('claimer.city_id', '=', 'moderation_case.city_id')
				.onRef('claimer.id', '=', 'moderation_case.claimed_by')
		)
		.where('moderation_case.city_id', '=', cityId)
		.where('moderation_case.id', '=', caseId)
		.select(columns)
		.select('claimer.display_name as claimedByName')
		.executeTakeFirst();
}

export async function lockCase(db: Db, { cityId, caseId }: CaseKey) {
	return db
		.selectFrom('moderation_case')
		.where('city_id', '=', cityId)
		.where('id', '=', caseId)
		.select(columns)
		.forNoKeyUpdate()
		.executeTakeFirst();
}
export type Case = NonNullable<Awaited<ReturnType<typeof lockCase>>>;

/** Moves a held case on: nobody has it to themselves any more. */
export async function moveCase(db: Db, { cityId, caseId }: CaseKey, to: CaseState): Promise<void> {
	await db
		.updateTable('moderation_case')
		.set((eb) => ({
			state: to,
			version: eb('version', '+', 1),
			claimed_by: null,
			claimed_until: null
		}))
		.where('city_id', '=', cityId)
		.where('id', '=', caseId)
		.execute();
}

/**
 * The text of a case was changed: one whose author was asked comes back, and what waits to be published is
 * decided on as it is now. What others read meanwhile is decided on although its author goes on writing.
 */
export async function noteChange(db: Db, cityId: number, contentId: number): Promise<void> {
	await db
		.updateTable('moderation_case')
		.set((eb) => ({ state: transitions.waiting['text changed'], version: eb('version', '+', 1) }))
		.where('city_id', '=', cityId)
		.where('content_id', '=', contentId)
		.where((eb) =>
			eb.or([
				eb('state', '=', 'waiting'),
				eb.and([eb('state', '=', 'open'), eb.exists(ongoingHold(cityId, contentId))])
			])
		)
		.execute();
}

/** The undecided case of what waits, held for this transaction before anything else of it is. */
export async function holdHeldCase(
	db: Db,
	{ cityId, contentId }: { cityId: number; contentId: number }
): Promise<void> {
	await db
		.selectFrom('moderation_case')
		.where('city_id', '=', cityId)
		.where('content_id', '=', contentId)
		.where(undecided)
		.where((eb) => eb.exists(ongoingHold(cityId, contentId)))
		.select('id')
		.forNoKeyUpdate()
		.execute();
}

function ongoingHold(cityId: number, contentId: number) {
	return expressionBuilder<Schema, never>()
		.selectFrom('hold')
		.where('hold.city_id', '=', cityId)
		.where('hold.content_id', '=', contentId)
		.where('hold.ended_at', 'is', null)
		.select((eb) => eb.lit(1).as('going'));
}

/** Whether facilitators ever had to do with this content. */
export async function hasCase(db: Db, cityId: number, contentId: number): Promise<boolean> {
	const found = await db
		.selectFrom('moderation_case')
		.where('city_id', '=', cityId)
		.where('content_id', '=', contentId)
		.select('id')
		.limit(1)
		.executeTakeFirst();
	return found !== undefined;
}

/** Gives a held case to one person for a while, or to nobody. */
export async function claim(
	db: Db,
	{ cityId, caseId }: CaseKey,
	by: { residentId: number; until: Date } | null
): Promise<void> {
	await db
		.updateTable('moderation_case')
		.set({ claimed_by: by?.residentId ?? null, claimed_until: by?.until ?? null })
		.where('city_id', '=', cityId)
		.where('id', '=', caseId)
		.execute();
}

/** On `moderation_case`, as its indexes say it. */
export const undecided = sql<boolean>`moderation_case.state in ('open', 'waiting', 'proposed')`;

/** All that a case says of itself, but its number. */
export const caseColumns = [
	'moderation_case.content_id as contentId',
	'moderation_case.state',
	'moderation_case.version',
	'moderation_case.notices',
	'moderation_case.findings',
	'moderation_case.is_illegal as isIllegal',
	'moderation_case.is_trusted as isTrusted',
	'moderation_case.opened_at as openedAt',
	'moderation_case.due_at as dueAt',
	'moderation_case.claimed_by as claimedBy',
	'moderation_case.claimed_until as claimedUntil'
] as const;

const columns = ['moderation_case.id', ...caseColumns] as const;
