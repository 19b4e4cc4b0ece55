import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { DeliveryTable } from '../../database/schema/notifications.ts';
import type { Follower } from '../follows.ts';
import type { OccurrenceKey } from './occurrences.ts';

export type Channel = DeliveryTable['channel'];
/** Letters and notes on devices are each gathered, capped and sent by themselves. */
export type Way = 'letter' | 'push';
export type WhyDropped = NonNullable<DeliveryTable['dropped']>;

export interface NewDelivery {
	residentId: number;
	channel: Channel;
	dueAt: Date;
}

/** Writes deliveries; who has one already is passed over. @returns how many are new */
export async function insertDeliveries(
	db: Db,
	{ cityId, occurrenceId }: OccurrenceKey,
	deliveries: readonly NewDelivery[]
): Promise<number> {
	if (deliveries.length === 0) return 0;
	const { numAffectedRows } = await sql`
		insert into delivery (city_id, occurrence_id, resident_id, channel, due_at)
		select ${cityId}::bigint, ${occurrenceId}::bigint, resident_id, channel, due_at
		from unnest(
			${deliveries.map(({ residentId }) => residentId)}::bigint[],
			${deliveries.map(({ channel }) => channel)}::text[],
			${deliveries.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[]
		) as made (resident_id, channel, due_at)
		on conflict do nothing`.execute(db);
	return Number(numAffectedRows ?? 0n);
}

const channelsBy = {
	letter: ['mail', 'digest'],
	push: ['push']
} as const satisfies Record<Way, readonly Channel[]>;

/** Residents for whom something is due this way, who has waited longest first; the same for everybody who asks. */
export async function residentsWithDue(
	db: Db,
	way: Way,
	now: Date,
	limit: number
): Promise<Follower[]> {
	const { rows } = await sql<Follower>`
		select city_id as "cityId", resident_id as "residentId"
		from (
			select city_id, resident_id, due_at from delivery
			where waiting and due_at <= ${now} and channel = any(${[...channelsBy[way]]}::text[])
			order by due_at
			limit ${limit}
		) as due
		group by city_id, resident_id
		order by min(due_at)`.execute(db);
	return rows;
}

/**
 * Holds somebody until the transaction ends, so that one worker at a time writes to them.
 * @returns their account; undefined when another worker has them
 */
export async function holdListener(
	trx: Db,
	{ cityId, residentId }: Follower
): Promise<number | undefined> {
	const held = await trx
		.selectFrom('resident')
		.where('city_id', '=', cityId)
		.where('id', '=', residentId)
		.select('account_id as accountId')
		.forNoKeyUpdate()
		.skipLocked()
		.executeTakeFirst();
	return held?.accountId;
}

export interface Due {
	occurrenceId: number;
	channel: Channel;
}

/** What is due to somebody this way, the oldest first. */
export async function dueTo(
	db: Db,
	{ cityId, residentId }: Follower,
	way: Way,
	now: Date
): Promise<Due[]> {
	return db
		.selectFrom('delivery')
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.where('channel', '<>', 'app')
		.where('channel', 'in', channelsBy[way])
		.where('sent_at', 'is', null)
		.where('dropped', 'is', null)
		.where('due_at', '<=', now)
		.select(['occurrence_id as occurrenceId', 'channel'])
		.orderBy('occurrence_id')
		.execute();
}

/** Moments at which something went to somebody this way since then: all of one letter have one moment. */
export async function sentSince(
	db: Db,
	{ cityId, residentId }: Follower,
	way: Way,
	since: Date
): Promise<Date[]> {
	const rows = await db
		.selectFrom('delivery')
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.where('channel', 'in', channelsBy[way])
		.where('sent_at', '>', since)
		.select('sent_at as sentAt')
		.$narrowType<{ sentAt: Date }>()
		.distinct()
		.execute();
	return rows.map(({ sentAt }) => sentAt);
}

/** What becomes of deliveries: sent, dropped for a reason, or put off. */
export async function settleDeliveries(
	db: Db,
	listener: Follower,
	way: Way,
	occurrenceIds: readonly number[],
	outcome: { sent_at: Date } | { dropped: WhyDropped } | { due_at: Date }
): Promise<void> {
	if (occurrenceIds.length === 0) return;
	await waitingBy(db, listener, way)
		.set(outcome)
		.where('occurrence_id', 'in', [...occurrenceIds])
		.execute();
}

/** The same for everything that waits, when somebody chooses otherwise. */
export async function settleWaiting(
	db: Db,
	listener: Follower,
	way: Way,
	outcome: { dropped: WhyDropped } | { due_at: Date }
): Promise<void> {
	await waitingBy(db, listener, way).set(outcome).execute();
}

/** On deliveries to somebody this way that are neither sent nor dropped. */
function waitingBy(db: Db, { cityId, residentId }: Follower, way: Way) {
	return db
		.updateTable('delivery')
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.where('channel', '<>', 'app')
		.where('channel', 'in', channelsBy[way])
		.where('sent_at', 'is', null)
		.where('dropped', 'is', null);
}
