import { sql } from 'kysely';
import { residentId, type Actor } from '#lib/domain/actor.ts';
import type { PollState } from '#lib/domain/poll.ts';
import type { PollListing, PollView } from '#lib/domain/poll/listing.ts';
import type { Db } from '../../database/connect.ts';
import { matchingContent, type SearchPlan } from '../search.ts';
import { canReadContent } from '../visibility.ts';

interface Asked {
	cityId: number;
	viewer: Actor;
	listing: PollListing;
	/** What was sought by words; undefined when nothing was. */
	plan?: SearchPlan;
	/** Instead of those of the view. */
	states?: readonly PollState[];
}

const states: Record<PollView, readonly PollState[]> = {
	now: ['open'],
	ahead: ['scheduled', 'draft'],
	over: ['closed', 'annulled']
};

/**
 * One page of polls that the viewer can see, by key: open ones by how soon they close, others the newest
 * first. `voted` and `entitled` are about the viewer alone.
 */
export async function pageOfPolls(db: Db, asked: Asked, size: number) {
	const { cityId, viewer, listing, plan } = asked;
	const wanted = asked.states ?? states[listing.view];
	const rising = listing.view === 'now';
	const moment = sql<Date>`coalesce(poll.closes_at, poll.saved_at)`;
	const rows = await db
		.selectFrom('content')
		.innerJoin('poll', (join) =>
			join.onRef('poll.city_id', '=', 'content.city_id').onRef('poll.id', '=', 'content.id')
		)
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
		.leftJoin('poll_roll', (join) =>
			join
				.onRef('poll_roll.city_id', '=', 'poll.city_id')
				.onRef('poll_roll.poll_id', '=', 'poll.id')
				.on('poll_roll.resident_id', '=', residentId(viewer))
		)
		.where('content.city_id', '=', cityId)
		.where('content.kind', '=', 'poll')
		.where(canReadContent(viewer))
		.where('poll.state', 'in', wanted)
		.$if(plan !== undefined, (list) =>
			list.innerJoin(
				matchingContent(db, cityId, plan ?? { wanted: '', same: '', near: '' }).as('found'),
				(join) => join.onRef('found.content_id', '=', 'content.id')
			)
		)
		.$if(listing.groupId !== null, (list) => list.where('content.group_id', '=', listing.groupId))
		.$if(listing.after !== null, (list) =>
			list.where(
				sql<boolean>`(${moment}, poll.id) ${sql.raw(rising ? '>' : '<')} (
					select coalesce(last.closes_at, last.saved_at), last.id from poll as last
					where last.city_id = ${cityId} and last.id = ${listing.after})`
			)
		)
		.select([
			'poll.id',
			'poll.title',
			'poll.state',
			'content.language',
			'poll.opens_at as opensAt',
			'poll.closes_at as closesAt',
			'poll.results_published_at as resultsPublishedAt',
			'poll_rules.rules',
			'poll.rules_hash as rulesHash',
			'partner_group.name as groupName',
			'partner_group.language as groupLanguage',
			'poll_roll.voted_by as votedBy',
			sql<boolean>`poll_roll.id is not null`.as('entitled')
		])
		.orderBy(moment, rising ? 'asc' : 'desc')
		.orderBy('poll.id', rising ? 'asc' : 'desc')
		.limit(size + 1)
		.execute();
	return { rows: rows.slice(0, size), more: rows.length > size };
}
export type ListedPoll = Awaited<ReturnType<typeof pageOfPolls>>['rows'][number];

/** Results of closed polls, by poll; whether they may be shown is for the caller to ask. */
export async function resultsOfPolls(db: Db, cityId: number, pollIds: readonly number[]) {
	if (pollIds.length === 0) return [];
	return db
		.selectFrom('poll_closing')
		.where('city_id', '=', cityId)
		.where('poll_id', 'in', pollIds)
		.select(['poll_id as pollId', 'result'])
		.execute();
}
