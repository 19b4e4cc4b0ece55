import type { TypedPaper } from '#lib/domain/poll/paper.ts';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';
import { sql } from 'kysely';

/** `once`: not typed twice yet, or not counted yet; `differs`: two entries that are not the same. */
export type BatchState = 'once' | 'differs' | 'counted';

/** A batch with both entries; whoever asks for it shows each person their own. */
export interface PaperBatch {
	id: number;
	label: string;
	size: number;
	state: BatchState;
	firstBy: number;
	secondBy: number | null;
	first: TypedPaper[];
	second: TypedPaper[];
}

/** The batches of a poll, the newest first: how far they are, and nothing of what was typed. */
export async function batchesOf(db: Db, { cityId, pollId }: PollKey) {
	return named(db)
		.where('paper_batch.city_id', '=', cityId)
		.where('paper_batch.poll_id', '=', pollId)
		.orderBy('paper_batch.id', 'desc')
		.select([
			'paper_batch.id',
			'paper_batch.label',
			'paper_batch.size',
			'paper_batch.state',
			'paper_batch.first_by as firstBy',
			'paper_batch.second_by as secondBy',
			'one.display_name as firstName',
			'other.display_name as secondName',
			sql<number>`coalesce(jsonb_array_length(first_entry), 0)`.as('firstTyped'),
			sql<number>`coalesce(jsonb_array_length(second_entry), 0)`.as('secondTyped')
		])
		.execute();
}
export type ListedBatch = Awaited<ReturnType<typeof batchesOf>>[number];

export async function findBatch(db: Db, key: PollKey, id: number): Promise<PaperBatch | undefined> {
	const row = await oneBatch(db, key, id).executeTakeFirst();
	return row && fromRow(row);
}

/** Holds a batch for this transaction. */
export async function lockBatch(db: Db, key: PollKey, id: number): Promise<PaperBatch | undefined> {
	const row = await oneBatch(db, key, id).forUpdate().executeTakeFirst();
	return row && fromRow(row);
}

/** @returns its id */
export async function insertBatch(
	db: Db,
	{ cityId, pollId }: PollKey,
	batch: { label: string; size: number; by: number }
): Promise<number> {
	const { id } = await db
		.insertInto('paper_batch')
		.values({
			city_id: cityId,
			poll_id: pollId,
			label: batch.label,
			size: batch.size,
			first_by: batch.by,
			first_entry: '[]'
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Writes one person's entry. */
export async function saveEntry(
	db: Db,
	{ cityId }: PollKey,
	id: number,
	{ whose, by, papers }: { whose: 'first' | 'second'; by: number; papers: readonly TypedPaper[] }
): Promise<void> {
	const entry = JSON.stringify(papers);
	await db
		.updateTable('paper_batch')
		.set(whose === 'first' ? { first_entry: entry } : { second_by: by, second_entry: entry })
		.where('city_id', '=', cityId)
		.where('id', '=', id)
		.execute();
}

export async function updateBatch(
	db: Db,
	{ cityId }: PollKey,
	id: number,
	changed: { size?: number; state?: 'once' | 'differs' }
): Promise<void> {
	await db
		.updateTable('paper_batch')
		.set(changed)
		.where('city_id', '=', cityId)
		.where('id', '=', id)
		.execute();
}

/** Notes that a batch is counted. What was typed is in the box now, and nowhere else. */
export async function settleBatch(db: Db, { cityId }: PollKey, id: number): Promise<void> {
	await db
		.updateTable('paper_batch')
		.set({ state: 'counted', first_entry: null, second_entry: null })
		.where('city_id', '=', cityId)
		.where('id', '=', id)
		.execute();
}

export async function deleteBatch(db: Db, { cityId }: PollKey, id: number): Promise<void> {
	await db.deleteFrom('paper_batch').where('city_id', '=', cityId).where('id', '=', id).execute();
}

function named(db: Db) {
	return db
		.selectFrom('paper_batch')
		.innerJoin('resident as one', (join) =>
			join
				.onRef('one.city_id', '=', 'paper_batch.city_id')
				.onRef('one.id', '=', 'paper_batch.first_by')
		)
		.leftJoin('resident as other', (join) =>
			join
				.onRef('other.city_id', '=', 'paper_batch.city_id')
				.onRef('other.id', '=', 'paper_batch.second_by')
		);
}

function oneBatch(db: Db, { cityId, pollId }: PollKey, id: number) {
	return db
		.selectFrom('paper_batch')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.where('id', '=', id)
		.select([
			'id',
			'label',
			'size',
			'state',
			'first_by as firstBy',
			'second_by as secondBy',
			'first_entry as first',
			'second_entry as second'
		]);
}

type BatchRow = Omit<PaperBatch, 'first' | 'second'> & { first: unknown; second: unknown };

function fromRow({ first, second, ...batch }: BatchRow): PaperBatch {
	return { ...batch, first: papersIn(first), second: papersIn(second) };
}

/** What saveEntry wrote. */
function papersIn(entry: unknown): TypedPaper[] {
	return (entry ?? []) as TypedPaper[];
}
