import type { Db } from '#lib/server/database/connect.ts';
import { openSession } from '#lib/server/sessions/lucia.ts';

/** Who walks through the pages: each sees other things and may do others. */
export const roles = ['visitor', 'newcomer', 'resident', 'facilitator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A text that stands in every row of the city next door, and so must stand on no page of ours. */
export const canary = 'Kanarienvogel-7141';

/** Ids by what they are, as addresses of routes need them: of our city, hidden in it, and of the other one. */
export interface Town {
	slug: string;
	ids: Record<'open' | 'hidden' | 'foreign', { groups: number[]; proposals: number[] }>;
}

/**
 * Espoo of the demo, with which the site of the journeys was prepared; what Mannheim has is marked,
 * so that it is known when it is seen in Espoo.
 */
export async function aTown(db: Db): Promise<Town> {
	const mannheim = await idOf(db, 'mannheim');
	await db
		.updateTable('partner_group')
		.set({ name: `${canary} Gruppe` })
		.where('city_id', '=', mannheim)
		.execute();
	await db
		.updateTable('proposal')
		.set({ title: `${canary} Vorschlag`, summary: canary })
		.where('city_id', '=', mannheim)
		.execute();
	const espoo = await idOf(db, 'espoo');
	return {
		slug: 'espoo',
		ids: {
			open: await idsOf(db, espoo, 'public'),
			hidden: await idsOf(db, espoo, 'members'),
			foreign: await idsOf(db, mannheim, 'public')
		}
	};
}

/** The cookie of a new session of somebody in that role; none for a visitor. */
export async function cookieOf(db: Db, role: Role): Promise<string> {
	if (role === 'visitor') return '';
	const email = role === 'newcomer' ? 'resident@umea.example' : `${role}@espoo.example`;
	const { id } = await db
		.selectFrom('account')
		.where('email', '=', email)
		.select('id')
		.executeTakeFirstOrThrow();
	const session = await openSession(db, id, 'walk');
	return `session=${session.id}`;
}

async function idOf(db: Db, slug: string): Promise<number> {
	const { id } = await db
		.selectFrom('city')
		.where('slug', '=', slug)
		.select('id')
		.executeTakeFirstOrThrow();
	return id;
}

async function idsOf(db: Db, cityId: number, visibility: 'public' | 'members') {
	const groups = await db
		.selectFrom('partner_group')
		.where('city_id', '=', cityId)
		.where('visibility', '=', visibility)
		.orderBy('id')
		.select('id')
		.execute();
	const proposals = await db
		.selectFrom('content')
		.where('city_id', '=', cityId)
		.where('group_id', 'in', [0, ...groups.map((group) => group.id)])
		.where('published_at', 'is not', null)
		.orderBy('id')
		.select('id')
		.execute();
	return { groups: groups.map(({ id }) => id), proposals: proposals.map(({ id }) => id) };
}
