import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { residentId, type Actor, type GroupRole } from '#lib/domain/actor.ts';
import type { JoinRequestState } from '#lib/domain/group.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { ProposalState } from '#lib/domain/proposal.ts';
import type { Db } from '../database/connect.ts';
import { followsGroup } from './follows.ts';
import { heldOn } from './seats.ts';
import { canReadContent } from './visibility.ts';

/** Who is in a group, and what the viewer has to do with it. */
export interface GroupPeople {
	members: number;
	coordinators: string[];
	/** Whether the viewer follows the group. */
	followed: boolean;
	/** Requests that wait for a decision. */
	waiting: number;
	/** The viewer's seat that nobody has ended, whenever its term is. */
	seat: { id: number; role: GroupRole; startsOn: string; endsOn: string | null } | null;
	/** The viewer's latest request. */
	request: { id: number; state: JoinRequestState; answer: string; at: string } | null;
}

interface Looked {
	cityId: number;
	groupId: number;
	actor: Actor;
	today: string;
}

/** In one statement, for the page that most people see. */
export async function peopleOfGroup(
	db: Db,
	{ cityId, groupId, actor, today }: Looked
): Promise<GroupPeople> {
	const viewer = residentId(actor);
	const held = db
		.selectFrom('seat')
		.where('seat.city_id', '=', cityId)
		.where('seat.group_id', '=', groupId)
		.where(heldOn(today));
	const coordinators = held
		.innerJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'seat.city_id')
				.onRef('resident.id', '=', 'seat.resident_id')
		)
		.where('seat.role', '=', 'coordinator')
		.orderBy('seat.id')
		.select('resident.display_name as name');
	const waiting = db
		.selectFrom('join_request')
		.where('city_id', '=', cityId)
		.where('group_id', '=', groupId)
		.where('state', '=', 'waiting')
		.select(sql<number>`count(*)`.as('n'));
	const seat = db
		.selectFrom('seat')
		.where('city_id', '=', cityId)
		.where('group_id', '=', groupId)
		.where('resident_id', '=', viewer)
		.where('ended_at', 'is', null)
		.select(['id', 'role', 'starts_on as startsOn', 'ends_on as endsOn']);
	const request = db
		.selectFrom('join_request')
		.where('city_id', '=', cityId)
		.where('group_id', '=', groupId)
		.where('resident_id', '=', viewer)
		.orderBy('id', 'desc')
		.limit(1)
		.select(['id', 'state', 'answer', sql<string>`coalesce(decided_at, created_at)`.as('at')]);

	const row = await db
		.selectNoFrom([
			held.select(sql<number>`count(*)`.as('n')).as('members'),
			jsonArrayFrom(coordinators).as('coordinators'),
			waiting.as('waiting'),
			jsonObjectFrom(seat).as('seat'),
			jsonObjectFrom(request).as('request'),
			followsGroup(actor, { cityId, groupId }).as('followed')
		])
		.executeTakeFirstOrThrow();
	return {
		...row,
		members: row.members ?? 0,
		waiting: row.waiting ?? 0,
		coordinators: row.coordinators.map(({ name }) => name)
	};
}

export interface OpenProposalRow {
	id: number;
	language: TextLanguage;
	title: string;
	state: ProposalState;
	supports: number;
	threshold: number | null;
}

/** What the group is working on: its newest proposals that still look for support or for an answer. */
export async function openProposalsOfGroup(
	db: Db,
	{ cityId, groupId, actor }: Omit<Looked, 'today'>,
	limit: number
): Promise<OpenProposalRow[]> {
	return db
		.selectFrom('content')
		.innerJoin('proposal', (join) =>
			join.onRef('proposal.city_id', '=', 'content.city_id').onRef('proposal.id', '=', 'content.id')
		)
		.leftJoin('proposal_figures as figures', (join) =>
			join
				.onRef('figures.city_id', '=', 'content.city_id')
				.onRef('figures.proposal_id', '=', 'content.id')
		)
		.where('content.city_id', '=', cityId)
		.where('content.group_id', '=', groupId)
		.where('content.kind', '=', 'proposal')
		.where('content.published_at', 'is not', null)
		.where('proposal.state', 'in', ['gathering', 'threshold-reached', 'under-review'])
		.where(canReadContent(actor))
		.orderBy('content.published_at', 'desc')
		.orderBy('content.id', 'desc')
		.limit(limit)
		.select((eb) => [
			'content.id',
			'content.language',
			'proposal.title',
			'proposal.state',
			'proposal.threshold',
			eb.fn.coalesce('figures.supports', sql<number>`0`).as('supports')
		])
		.execute();
}
