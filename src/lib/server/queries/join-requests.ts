import { sql, type SqlBool } from 'kysely';
import type { JoinRequestState } from '#lib/domain/group.ts';
import type { Db } from '../database/connect.ts';

interface InGroup {
	cityId: number;
	groupId: number;
}

export interface JoinRequestRow {
	id: number;
	residentId: number;
	displayName: string;
	message: string;
	createdAt: Date;
}

/** @returns its id, undefined when one of the same resident is waiting already */
export async function insertJoinRequest(
	db: Db,
	request: InGroup & { residentId: number; message: string }
): Promise<number | undefined> {
	const row = await db
		.insertInto('join_request')
		.values({
			city_id: request.cityId,
			group_id: request.groupId,
			resident_id: request.residentId,
			message: request.message
		})
		.onConflict((conflict) =>
			conflict
				.columns(['city_id', 'group_id', 'resident_id'])
				// Written out: a parameter would not match the index, which is partial.
				.where(sql<SqlBool>`state = 'waiting'`)
				.doNothing()
		)
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/** Requests that wait, the oldest first. `after` is the last of the page before. */
export async function waitingRequests(
	db: Db,
	{ cityId, groupId }: InGroup,
	{ after = 0, limit }: { after?: number; limit: number }
): Promise<JoinRequestRow[]> {
	return db
		.selectFrom('join_request')
		.innerJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'join_request.city_id')
				.onRef('resident.id', '=', 'join_request.resident_id')
		)
		.where('join_request.city_id', '=', cityId)
		.where('join_request.group_id', '=', groupId)
		.where('join_request.state', '=', 'waiting')
		.where('join_request.id', '>', after)
		.orderBy('join_request.id')
		.limit(limit)
		.select([
			'join_request.id',
			'join_request.resident_id as residentId',
			'resident.display_name as displayName',
			'join_request.message',
			'join_request.created_at as createdAt'
		])
		.execute();
}

/** Whether the group has ever had this request: what is decided already is another refusal than what never was. */
export async function requestExists(
	db: Db,
	{ cityId, groupId, requestId }: InGroup & { requestId: number }
): Promise<boolean> {
	const row = await db
		.selectFrom('join_request')
		.where('city_id', '=', cityId)
		.where('group_id', '=', groupId)
		.where('id', '=', requestId)
		.select('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Decides a request that waits: of several decisions at once the first counts. @returns whose it was */
export async function settleRequest(
	db: Db,
	decision: InGroup & {
		requestId: number;
		state: Exclude<JoinRequestState, 'waiting'>;
		answer: string;
		decidedBy: number | null;
		now: Date;
	}
): Promise<number | undefined> {
	const row = await db
		.updateTable('join_request')
		.set({
			state: decision.state,
			answer: decision.answer,
			decided_by: decision.decidedBy,
			decided_at: decision.now
		})
		.where('city_id', '=', decision.cityId)
		.where('group_id', '=', decision.groupId)
		.where('id', '=', decision.requestId)
		.where('state', '=', 'waiting')
		.returning('resident_id')
		.executeTakeFirst();
	return row?.resident_id;
}

/** The resident came in another way, or no longer wants to: what waits is settled. @returns whether any did */
export async function settleOwnRequest(
	db: Db,
	settling: InGroup & { residentId: number; state: 'accepted' | 'withdrawn'; now: Date }
): Promise<boolean> {
	const done = await db
		.updateTable('join_request')
		.set({ state: settling.state, decided_at: settling.now })
		.where('city_id', '=', settling.cityId)
		.where('group_id', '=', settling.groupId)
		.where('resident_id', '=', settling.residentId)
		.where('state', '=', 'waiting')
		.executeTakeFirst();
	return done.numUpdatedRows > 0n;
}
