import type { GroupRole } from '#lib/domain/actor.ts';
import type { GroupInput, GroupJoining, GroupState, GroupVisibility } from '#lib/domain/group.ts';
import type { City } from '#lib/domain/city.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { again } from './city.ts';

interface GroupWishes {
	name?: string;
	visibility?: GroupVisibility;
	joining?: GroupJoining;
	state?: GroupState;
	supportThreshold?: number;
}

/** A group of the city, public, open and active unless told otherwise. */
export async function aGroup(db: Db, city: City, wishes: GroupWishes = {}): Promise<number> {
	const { id } = await db
		.insertInto('partner_group')
		.values({
			city_id: city.id,
			name: wishes.name ?? 'Future workshop',
			purpose: 'We look for ways to live well within limits.',
			purpose_html: '<p>We look for ways to live well within limits.</p>',
			language: 'en',
			visibility: wishes.visibility ?? 'public',
			joining: wishes.joining ?? 'open',
			state: wishes.state ?? 'active',
			support_threshold: wishes.supportThreshold ?? null
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

interface SeatWishes {
	role?: GroupRole;
	/** Days of the city's calendar, `YYYY-MM-DD`. */
	from?: string;
	to?: string | null;
}

/** Gives the person a seat and their context with it: `aino = await seated(aino, groupId)`. */
export async function seated(
	person: Context,
	groupId: number,
	{ role = 'member', from = '2026-01-01', to = null }: SeatWishes = {}
): Promise<Context> {
	const { db, city, actor } = person;
	if (actor.kind !== 'resident') throw new Error('Only residents hold seats.');
	await db
		.insertInto('seat')
		.values({
			city_id: city.id,
			group_id: groupId,
			resident_id: actor.id,
			role,
			starts_on: from,
			ends_on: to
		})
		.execute();
	return again(person, actor);
}

/** What a group's form sends, as it is filled in when nothing else matters. */
export const aGroupInput: GroupInput = {
	name: 'Future workshop',
	purpose: 'We look for ways to live well within limits.',
	theme: 'Climate',
	language: 'en',
	visibility: 'public',
	joining: 'open',
	state: 'active',
	supportThreshold: '',
	coordinate: false
};

/** The verbs of the log, the oldest first. */
export async function verbsOf(db: Db, city: City): Promise<string[]> {
	const rows = await db
		.selectFrom('activity')
		.where('city_id', '=', city.id)
		.orderBy('id')
		.select('verb')
		.execute();
	return rows.map((row) => row.verb);
}

/** The account of who acts, to look them up again. */
export function accountOf({ actor }: Context): { accountId: number } {
	if (actor.kind !== 'resident') throw new Error('Only residents have an account here.');
	return actor;
}
