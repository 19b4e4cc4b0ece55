import { sql } from 'kysely';
import type { Actor } from '#lib/domain/actor.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { Verdict } from '#lib/domain/proposal.ts';
import type { Db } from '../database/connect.ts';
import { unlessCollapsed } from './moderation/marks.ts';
import { canReadContent, canReadGroup } from './visibility.ts';

export interface OpenProposal {
	id: number;
	title: string;
	summary: string;
	language: TextLanguage;
	supports: number;
	threshold: number | null;
	publishedAt: Date;
}

/** Of the newest that gather support: those that still need some, the nearest to their threshold first; then the rest, newest first. */
export async function openProposals(
	db: Db,
	cityId: number,
	actor: Actor,
	limit: number
): Promise<OpenProposal[]> {
	return db
		.with('newest', (from) =>
			from
				.selectFrom('content')
				.innerJoin('proposal', (join) =>
					join
						.onRef('proposal.city_id', '=', 'content.city_id')
						.onRef('proposal.id', '=', 'content.id')
				)
				.innerJoin('proposal_figures as figures', (join) =>
					join
						.onRef('figures.city_id', '=', 'content.city_id')
						.onRef('figures.proposal_id', '=', 'content.id')
				)
				.where('content.city_id', '=', cityId)
				.where('content.kind', '=', 'proposal')
				.where('content.published_at', 'is not', null)
				.where('proposal.state', 'in', ['gathering', 'threshold-reached'])
				.where(canReadContent(actor))
				.orderBy('content.published_at', 'desc')
				.orderBy('content.id', 'desc')
				.limit(100)
				.select([
					'content.id',
					'proposal.title',
					unlessCollapsed('proposal.summary').as('summary'),
					'content.language',
					'figures.supports',
					'proposal.threshold',
					'content.published_at as publishedAt'
				])
		)
		.selectFrom('newest')
		.selectAll()
		.$narrowType<{ publishedAt: Date }>()
		.orderBy(sql`case when threshold > supports then threshold - supports end`, (order) =>
			order.asc().nullsLast()
		)
		.orderBy('publishedAt', 'desc')
		.limit(limit)
		.execute();
}

export interface LatestAnswer {
	id: number;
	title: string;
	titleLanguage: TextLanguage;
	verdict: Verdict;
	owner: string;
	answeredAt: Date;
}

/** The newest answers, each in its standing version. */
export async function latestAnswers(
	db: Db,
	cityId: number,
	actor: Actor,
	limit: number
): Promise<LatestAnswer[]> {
	return db
		.selectFrom('official_answer as answer')
		.innerJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'answer.city_id')
				.onRef('content.id', '=', 'answer.proposal_id')
		)
		.innerJoin('proposal', (join) =>
			join
				.onRef('proposal.city_id', '=', 'answer.city_id')
				.onRef('proposal.id', '=', 'answer.proposal_id')
		)
		.where('answer.city_id', '=', cityId)
		.where('proposal.state', '!=', 'withdrawn')
		.where(canReadContent(actor))
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('official_answer as later')
						.whereRef('later.city_id', '=', 'answer.city_id')
						.whereRef('later.proposal_id', '=', 'answer.proposal_id')
						.whereRef('later.version', '>', 'answer.version')
						.select('later.version')
				)
			)
		)
		.orderBy('answer.answered_at', 'desc')
		.limit(limit)
		.select([
			'content.id',
			'proposal.title',
			'content.language as titleLanguage',
			'answer.verdict',
			'answer.owner',
			'answer.answered_at as answeredAt'
		])
		.execute();
}

export interface HomeGroup {
	id: number;
	name: string;
	theme: string;
	language: TextLanguage;
}

export async function activeGroups(
	db: Db,
	cityId: number,
	actor: Actor,
	limit: number
): Promise<HomeGroup[]> {
	return db
		.selectFrom('partner_group')
		.where('city_id', '=', cityId)
		.where('state', '!=', 'closed')
		.where(canReadGroup(actor))
		.orderBy('id', 'desc')
		.limit(limit)
		.select(['id', 'name', 'theme', 'language'])
		.execute();
}

export interface MonthFigures {
	people: number;
	proposals: number;
	answers: number;
}

/** Counted over what everybody may see, so that the figures are the same for all readers. */
export async function monthFigures(db: Db, cityId: number, since: Date): Promise<MonthFigures> {
	const everybody: Actor = { kind: 'visitor' };
	const recent = db
		.selectFrom('activity')
		.innerJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'activity.city_id')
				.onRef('partner_group.id', '=', 'activity.group_id')
		)
		.where('activity.city_id', '=', cityId)
		.where('activity.at', '>=', since)
		.where(canReadGroup(everybody));
	return recent
		.select((eb) => [
			eb.fn.count<number>('activity.actor_id').distinct().as('people'),
			eb.fn
				.countAll<number>()
				.filterWhere('activity.verb', '=', 'publish proposal')
				.as('proposals'),
			eb.fn.countAll<number>().filterWhere('activity.verb', '=', 'answer proposal').as('answers')
		])
		.executeTakeFirstOrThrow();
}
