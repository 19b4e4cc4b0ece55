import { sql } from 'kysely';
import type { Locale } from '#lib/domain/locale.ts';
import type { PushSubscription } from '#lib/domain/notification/push.ts';
import type { Db, Trx } from '../../database/connect.ts';
import type { Follower } from '../follows.ts';

/** A browser in which somebody turned notifications on. */
export interface DeviceKey {
	cityId: number;
	id: number;
}

/**
 * Keeps how this session's browser is reached. Whoever used the browser before is reached in it no
 * more. @returns false when the session is not this account's, or over
 */
export async function setDevice(
	trx: Trx,
	{ cityId, residentId }: Follower,
	{ accountId, sessionHash }: { accountId: number; sessionHash: string },
	{ endpoint, p256dh, auth }: PushSubscription
): Promise<boolean> {
	await sql`delete from push_subscription
		where city_id = ${cityId} and md5(endpoint) = md5(${endpoint}::text)
			and session_hash <> ${sessionHash}`.execute(trx);
	const { numAffectedRows } = await sql`
		insert into push_subscription (city_id, resident_id, session_hash, endpoint, p256dh, auth)
		select ${cityId}::bigint, ${residentId}::bigint, id_hash, ${endpoint}::text, ${p256dh}::text, ${auth}::text
		from session
		where id_hash = ${sessionHash} and account_id = ${accountId} and expires_at > now()
		on conflict (city_id, session_hash) do update set resident_id = excluded.resident_id,
			endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth, since = now()`.execute(
		trx
	);
	return numAffectedRows === 1n;
}

/** The browser of this session, when its owner turned notifications on in it. */
export async function deviceOfSession(
	db: Db,
	{ cityId, residentId }: Follower,
	sessionHash: string
): Promise<DeviceKey | undefined> {
	return db
		.selectFrom('push_subscription')
		.where('city_id', '=', cityId)
		.where('resident_id', '=', residentId)
		.where('session_hash', '=', sessionHash)
		.select(['city_id as cityId', 'id'])
		.executeTakeFirst();
}

/** Every browser in which somebody is still signed in, and turned notifications on. */
export async function devicesOf(
	db: Db,
	{ cityId, residentId }: Follower,
	now: Date
): Promise<DeviceKey[]> {
	return db
		.selectFrom('push_subscription')
		.innerJoin('session', 'session.id_hash', 'push_subscription.session_hash')
		.where('push_subscription.city_id', '=', cityId)
		.where('push_subscription.resident_id', '=', residentId)
		.where('session.expires_at', '>', now)
		.select(['push_subscription.city_id as cityId', 'push_subscription.id'])
		.orderBy('push_subscription.id')
		.execute();
}

export interface Device extends PushSubscription {
	accountId: number;
	locale: Locale;
}

/** How a browser is reached, and whose it is; undefined once its session is over. */
export async function deviceById(
	db: Db,
	{ cityId, id }: DeviceKey,
	now: Date
): Promise<Device | undefined> {
	return db
		.selectFrom('push_subscription as device')
		.innerJoin('session', 'session.id_hash', 'device.session_hash')
		.innerJoin('account', 'account.id', 'session.account_id')
		.where('device.city_id', '=', cityId)
		.where('device.id', '=', id)
		.where('session.expires_at', '>', now)
		.select(['device.endpoint', 'device.p256dh', 'device.auth'])
		.select(['account.id as accountId', 'account.locale'])
		.executeTakeFirst();
}

export async function deleteDevice(db: Db, { cityId, id }: DeviceKey): Promise<void> {
	await db
		.deleteFrom('push_subscription')
		.where('city_id', '=', cityId)
		.where('id', '=', id)
		.execute();
}
