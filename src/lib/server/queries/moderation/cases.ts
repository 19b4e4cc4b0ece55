import { expressionBuilder, sql } from 'kysely';
import { transitions, type CaseState } from '#lib/domain/moderation/case.ts';
import type { Db } from '../../database/connect.ts';
import type { Schema } from '../../database/schema.ts';
import { formerWords } from './former-text.ts';

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
		.leftJoin('comment', (join) =>
			join.onRef('comment.city_id', '=', 'content.city_id').onRef('comment.id', '=', 'content.id')
		)
		.leftJoin('proposal', (join) =>
			join.onRef('proposal.city_id', '=', 'content.city_id').onRef('proposal.id', '=', 'content.id')
		)
		.leftJoin('poll', (join) =>
			join.onRef('poll.city_id', '=', 'content.city_id').onRef('poll.id', '=', 'content.id')
		)
		.leftJoin('thread', (join) =>
			join.onRef('thread.city_id', '=', 'content.city_id').onRef('thread.id', '=', 'content.id')
		)
		.leftJoin('resident as person', (join) =>
			join
				.onRef('person.city_id', '=', 'content.city_id')
				.onRef('person.id', '=', 'content.author_id')
				.on('content.kind', '=', 'profile')
		)
		.leftJoin('partner_group as page', (join) =>
			join
				.onRef('page.city_id', '=', 'content.city_id')
				.onRef('page.id', '=', 'content.group_id')
				.on('content.kind', '=', 'group')
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
			eb.fn
				.coalesce(
					'proposal.title',
					'poll.title',
					sql<string>`left(comment.body, 200)`,
					'thread.title',
					sql<string>`coalesce(person.hidden_name, person.display_name, page.hidden_page ->> 'name', page.name,
						${formerWords()}, '')`
				)
				.as('excerpt')
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

/** On `moderation_case`, as its indexes say it. */
const undecided = sql<boolean>`moderation_case.state in ('open', 'waiting', 'proposed')`;

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
