import { sql, type Transaction } from 'kysely';
import type { Actor } from '#lib/domain/actor.ts';
import type { PollState } from '#lib/domain/poll.ts';
import type { ThreadState } from '#lib/domain/thread.ts';
import type { Db } from '../database/connect.ts';
import type { Schema } from '../database/schema.ts';
import { followsContent } from './follows.ts';
import { marksColumn } from './moderation/marks.ts';
import { standingState } from './threads.ts';
import { canReadContent } from './visibility.ts';

/** One poll of a city. */
export interface PollKey {
	cityId: number;
	pollId: number;
}

/** Which poll, and who looks. */
export interface SoughtPoll extends PollKey {
	viewer: Actor;
}

/** A poll as its page shows it. `rules` is the frozen text, null before opening; then `draft` counts. */
export async function findPoll(db: Db, sought: SoughtPoll) {
	return readable(db, sought)
		.leftJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'content.city_id')
				.onRef('partner_group.id', '=', 'content.group_id')
		)
		.leftJoin('poll_rules', (join) =>
			join
				.onRef('poll_rules.city_id', '=', 'poll.city_id')
				.onRef('poll_rules.poll_id', '=', 'poll.id')
		)
		.leftJoin('thread', (join) =>
			join.onRef('thread.city_id', '=', 'poll.city_id').onRef('thread.subject_id', '=', 'poll.id')
		)
		.leftJoin('thread_figures', (join) =>
			join
				.onRef('thread_figures.city_id', '=', 'thread.city_id')
				.onRef('thread_figures.thread_id', '=', 'thread.id')
		)
		.leftJoin('poll_closing', (join) =>
			join
				.onRef('poll_closing.city_id', '=', 'poll.city_id')
				.onRef('poll_closing.poll_id', '=', 'poll.id')
		)
		.select([
			...columns,
			'poll_rules.rules',
			'poll_closing.closed_at as closedAt',
			standingState.$castTo<ThreadState | null>().as('threadState'),
			marksColumn().as('marks'),
			'thread_figures.comments as threadComments',
			'thread_figures.last_comment_at as lastCommentAt',
			'partner_group.name as groupName',
			'partner_group.language as groupLanguage',
			'partner_group.visibility as groupVisibility',
			'partner_group.looked_at_until as lookedAtUntil',
			'partner_group.looked_at_because as lookedAtBecause',
			'partner_group.waiting_minutes as waitingMinutes',
			followsContent(sought.viewer, { hasProposal: false }).as('followed')
		])
		.executeTakeFirst();
}
export type FoundPoll = NonNullable<Awaited<ReturnType<typeof findPoll>>>;

/** The poll as it is now, held for this transaction: opening, closing and writing wait for one another here. */
export async function lockPoll(db: Db, sought: SoughtPoll) {
	return readable(db, sought).select(columns).forUpdate('poll').executeTakeFirst();
}
export type LockedPoll = NonNullable<Awaited<ReturnType<typeof lockPoll>>>;

/** The same without a viewer, for what the clock does. */
export async function lockPollForClock(db: Db, { cityId, pollId }: PollKey) {
	return joined(db, { cityId, pollId }).select(columns).forUpdate('poll').executeTakeFirst();
}

/** The poll and its rules without a viewer and without holding it, for what the clock does. */
export async function pollForClock(db: Db, key: PollKey) {
	return joined(db, key)
		.leftJoin('poll_rules', (join) =>
			join
				.onRef('poll_rules.city_id', '=', 'poll.city_id')
				.onRef('poll_rules.poll_id', '=', 'poll.id')
		)
		.select([...columns, 'poll_rules.rules'])
		.executeTakeFirst();
}

/** @returns its id */
export async function insertPoll(
	db: Db,
	poll: {
		cityId: number;
		groupId: number | null;
		authorId: number;
		title: string;
		language: string;
		draft: unknown;
		follows: number | null;
		at: Date;
	}
): Promise<number> {
	const { id } = await db
		.insertInto('content')
		.values({
			city_id: poll.cityId,
			kind: 'poll',
			group_id: poll.groupId,
			author_id: poll.authorId,
			language: poll.language,
			created_at: poll.at
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('poll')
		.values({
			city_id: poll.cityId,
			id,
			title: poll.title,
			draft: JSON.stringify(poll.draft),
			follows: poll.follows,
			saved_at: poll.at
		})
		.execute();
	return id;
}

/** Writes the plan of a poll in preparation. */
export async function updateDraft(
	db: Db,
	{ cityId, pollId }: PollKey,
	saved: { title: string; language: string; draft: unknown; savedAt: Date }
): Promise<void> {
	await db
		.updateTable('poll')
		.set({ title: saved.title, draft: JSON.stringify(saved.draft), saved_at: saved.savedAt })
		.where('city_id', '=', cityId)
		.where('id', '=', pollId)
		.execute();
	await db
		.updateTable('content')
		.set({ language: saved.language })
		.where('city_id', '=', cityId)
		.where('id', '=', pollId)
		.execute();
}

/** Moves a locked poll on. */
export async function movePoll(
	db: Db,
	{ cityId, pollId }: PollKey,
	to: { state: PollState; rulesHash?: string; opensAt?: Date | null; closesAt?: Date | null }
): Promise<void> {
	await db
		.updateTable('poll')
		.set({
			state: to.state,
			...(to.rulesHash === undefined ? {} : { rules_hash: to.rulesHash }),
			...(to.opensAt === undefined ? {} : { opens_at: to.opensAt }),
			...(to.closesAt === undefined ? {} : { closes_at: to.closesAt })
		})
		.where('city_id', '=', cityId)
		.where('id', '=', pollId)
		.execute();
}

/** Shows the poll to those who can see its group, or takes it back (null). */
export async function releasePoll(db: Db, { cityId, pollId }: PollKey, at: Date | null) {
	await db
		.updateTable('content')
		.set({ published_at: at })
		.where('city_id', '=', cityId)
		.where('id', '=', pollId)
		.execute();
}

export async function publishResults(db: Db, { cityId, pollId }: PollKey): Promise<void> {
	await db
		.updateTable('poll')
		.set({ results_published_at: sql`clock_timestamp()` })
		.where('city_id', '=', cityId)
		.where('id', '=', pollId)
		.execute();
}

/** Takes a draft away with all that was prepared for it. */
export async function deletePoll(trx: Transaction<Schema>, { cityId, pollId }: PollKey) {
	for (const table of ['poll_secret', 'poll_list_entry'] as const)
		await trx
			.deleteFrom(table)
			.where('city_id', '=', cityId)
			.where('poll_id', '=', pollId)
			.execute();
	await trx.deleteFrom('poll').where('city_id', '=', cityId).where('id', '=', pollId).execute();
	await trx.deleteFrom('content').where('city_id', '=', cityId).where('id', '=', pollId).execute();
}

const columns = [
	'poll.id',
	'poll.title',
	'poll.state',
	'poll.draft',
	'poll.opens_at as opensAt',
	'poll.closes_at as closesAt',
	'poll.follows',
	'poll.rules_hash as rulesHash',
	'poll.results_published_at as resultsPublishedAt',
	'poll.saved_at as savedAt',
	'poll.waits_for as waitsFor',
	'poll.looked_at as lookedAt',
	'content.held_by as heldBy',
	'content.group_id as groupId',
	'content.author_id as authorId',
	'content.language',
	'content.published_at as publishedAt'
] as const;

function readable(db: Db, { viewer, ...key }: SoughtPoll) {
	return joined(db, key).where(canReadContent(viewer));
}

function joined(db: Db, { cityId, pollId }: PollKey) {
	return db
		.selectFrom('content')
		.innerJoin('poll', (join) =>
			join.onRef('poll.city_id', '=', 'content.city_id').onRef('poll.id', '=', 'content.id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.id', '=', pollId);
}
