import { sql } from 'kysely';
import type { MergerSide, MergerState } from '#lib/domain/proposal/merger.ts';
import type { OpenState } from '#lib/domain/proposal.ts';
import type { Db } from '../../database/connect.ts';

export interface MergerKey {
	cityId: number;
	mergerId: number;
}

/** @returns its id */
export async function insertMerger(
	db: Db,
	asked: {
		cityId: number;
		fromId: number;
		intoId: number;
		reason: string;
		language: string;
		by: number;
		at: Date;
	}
): Promise<number> {
	const { id } = await db
		.insertInto('proposal_merger')
		.values({
			city_id: asked.cityId,
			from_id: asked.fromId,
			into_id: asked.intoId,
			reason: asked.reason,
			language: asked.language,
			suggested_by: asked.by,
			suggested_at: asked.at
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** The merger of a proposal that waits for an answer, or holds. */
export async function liveMerger(db: Db, cityId: number, fromId: number) {
	return db
		.selectFrom('proposal_merger')
		.where('city_id', '=', cityId)
		.where('from_id', '=', fromId)
		.where('state', 'in', ['asked', 'agreed'])
		.select(['id', 'into_id as intoId'])
		.executeTakeFirst();
}

/** The same, held for this transaction: behind its proposals, which are locked first. */
export async function lockMerger(db: Db, { cityId, mergerId }: MergerKey) {
	return db
		.selectFrom('proposal_merger as merger')
		.where('merger.city_id', '=', cityId)
		.where('merger.id', '=', mergerId)
		.select([
			...facts,
			authorOf('from_id').as('fromAuthorId'),
			authorOf('into_id').as('intoAuthorId')
		])
		.forNoKeyUpdate('merger')
		.executeTakeFirst();
}
export type HeldMerger = NonNullable<Awaited<ReturnType<typeof lockMerger>>>;

/** Whether one of the proposals is in a merger that waits for an answer, on one of these sides. */
export async function isAsked(
	db: Db,
	cityId: number,
	proposalId: number,
	sides: readonly MergerSide[]
): Promise<boolean> {
	const row = await db
		.selectFrom('proposal_merger')
		.where('city_id', '=', cityId)
		.where('state', '=', 'asked')
		.where((eb) => eb.or(sides.map((side) => eb(`${side}_id`, '=', proposalId))))
		.select('id')
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

export async function keepConsent(
	db: Db,
	key: MergerKey,
	side: MergerSide,
	{ by, at }: { by: number; at: Date }
): Promise<void> {
	const consent =
		side === 'from'
			? { from_agreed_by: by, from_agreed_at: at }
			: { into_agreed_by: by, into_agreed_at: at };
	await mergers(db, key).set(consent).execute();
}

/** From now on it holds; what the proposal was before is kept. */
export async function beginMerger(
	db: Db,
	key: MergerKey,
	{ former, since, at }: { former: OpenState; since: Date; at: Date }
): Promise<void> {
	await mergers(db, key)
		.set({ state: 'agreed', former_state: former, former_since: since, merged_at: at })
		.execute();
}

export async function endMerger(
	db: Db,
	key: MergerKey,
	{ state, by, at, word }: { state: MergerState; by: number; at: Date; word: string }
): Promise<void> {
	await mergers(db, key).set({ state, ended_by: by, ended_at: at, word }).execute();
}

/** Nothing is left to agree on: one of the two was answered, withdrawn, or merged itself. */
export async function lapseMergers(
	db: Db,
	{ cityId, proposalId, at }: { cityId: number; proposalId: number; at: Date }
): Promise<void> {
	await db
		.updateTable('proposal_merger')
		.set({ state: 'lapsed', ended_at: at })
		.where('city_id', '=', cityId)
		.where('state', '=', 'asked')
		.where((eb) => eb.or([eb('from_id', '=', proposalId), eb('into_id', '=', proposalId)]))
		.execute();
}

/** Columns of `proposal_merger as merger`. */
export const facts = [
	'merger.id',
	'merger.state',
	'merger.from_id as fromId',
	'merger.into_id as intoId',
	'merger.reason',
	'merger.language',
	'merger.suggested_by as suggestedBy',
	'merger.suggested_at as suggestedAt',
	'merger.from_agreed_at as fromAgreedAt',
	'merger.into_agreed_at as intoAgreedAt',
	'merger.former_state as formerState',
	'merger.former_since as formerSince',
	'merger.merged_at as mergedAt',
	'merger.ended_at as endedAt',
	'merger.word'
] as const;

/** Who wrote one of the two, whoever may read it: consent is asked of them. */
export function authorOf(side: 'from_id' | 'into_id') {
	return sql<number | null>`(select author_id from content
		where content.city_id = merger.city_id and content.id = ${sql.ref(`merger.${side}`)})`;
}

function mergers(db: Db, { cityId, mergerId }: MergerKey) {
	return db.updateTable('proposal_merger').where('city_id', '=', cityId).where('id', '=', mergerId);
}
