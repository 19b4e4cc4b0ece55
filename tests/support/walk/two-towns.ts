import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import { openSession } from '#lib/server/sessions/lucia.ts';
import { aPerson } from '../city.ts';
import { accountOf } from '../group.ts';
import type { Examples } from './examples.ts';
import { aMarkedTown, settled } from './marked-town.ts';

/** Who walks. A neighbour runs another city, and is nobody in ours. */
export const walkers = [
	'visitor',
	'newcomer',
	'neighbour',
	'member',
	'coordinator',
	'facilitator',
	'admin'
] as const;
export type Walker = (typeof walkers)[number];

/** Texts that stand in rows, so that a row is known wherever it shows up. */
export const marks = {
	/** In everything that the city next door has. */
	foreign: 'Kanarienvogel-7141',
	/** In a group of our city for members only, and in what is written there. */
	hidden: 'Kanarialintu-2718',
	/** The same in the city next door. */
	foreignHidden: 'Kanariefugl-3141'
};

/** Whose rows an address or a field names. */
export const owners = ['open', 'hidden', 'foreign'] as const;
export type Owner = (typeof owners)[number];

export interface TwoTowns {
	/** The addresses of the two cities. */
	ours: string;
	theirs: string;
	examples: Record<Owner, Examples>;
	/** The cookie of a new session of somebody in this part, who is again what they were at first. */
	cookieOf(walker: Walker): Promise<string>;
	/** What a walker must never be shown at this address. */
	secretsAt(address: string, walker: Walker): string[];
}

/** Our town, with groups for all and one for members, and the town next door with the same. */
export async function twoTowns(db: Db): Promise<TwoTowns> {
	const ours = await aMarkedTown(db, { open: 'Open', hidden: marks.hidden });
	const theirs = await aMarkedTown(db, { open: marks.foreign, hidden: marks.foreignHidden });
	const people: Partial<Record<Walker, Context>> = {
		neighbour: theirs.admin,
		member: ours.member,
		coordinator: ours.coordinator,
		facilitator: await settled(db, ours.city, 'facilitator'),
		admin: ours.admin
	};
	return {
		ours: ours.city.slug,
		theirs: theirs.city.slug,
		examples: {
			open: ours.open,
			hidden: { ...ours.open, ...ours.hidden },
			foreign: both(theirs.open, theirs.hidden)
		},
		cookieOf: async (walker) => {
			if (walker === 'visitor') return '';
			const person = people[walker];
			if (person) await putBack(person);
			const { accountId } = person ? accountOf(person) : await aPerson(db, 'Newcomer');
			const { id } = await openSession(db, accountId, 'Chromium');
			return `session=${id}`;
		},
		secretsAt: (address, walker) => {
			const isTheirs = address.includes(theirs.city.slug);
			const seesAll = walker === 'facilitator' || walker === 'admin';
			return [
				...(isTheirs ? [] : [marks.foreign]),
				...(isTheirs && walker === 'neighbour' ? [] : [marks.foreignHidden]),
				...(seesAll ? [] : [marks.hidden])
			];
		}
	};
}

/** Whatever acts have made of a person: their role and their seats are what they were. */
async function putBack({ db, city, actor }: Context): Promise<void> {
	if (actor.kind !== 'resident') throw new Error('Only residents have a part of their own.');
	await db
		.updateTable('resident')
		.set({ role: actor.role })
		.where('city_id', '=', city.id)
		.where('id', '=', actor.id)
		.execute();
	for (const { groupId, role } of actor.seats) {
		const seats = db
			.selectFrom('seat')
			.where('city_id', '=', city.id)
			.where('group_id', '=', groupId)
			.where('resident_id', '=', actor.id);
		await db
			.updateTable('seat')
			.set({ role, starts_on: '2026-01-01', ends_on: null, ended_at: null })
			.where('city_id', '=', city.id)
			.where(
				'id',
				'=',
				seats.select((eb) => eb.fn.max('id').as('newest'))
			)
			.execute();
	}
}

function both(first: Examples, second: Examples): Examples {
	const folders = [...new Set([...Object.keys(first), ...Object.keys(second)])];
	return Object.fromEntries(
		folders.map((folder) => [folder, [...(first[folder] ?? []), ...(second[folder] ?? [])]])
	);
}
