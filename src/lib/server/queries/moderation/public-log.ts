import { sql } from 'kysely';
import { restrictingSteps } from '#lib/domain/moderation/ladder.ts';
import type { Period } from '#lib/domain/moderation/period.ts';
import type { Db } from '../../database/connect.ts';

/** Decisions of a city with nothing of persons or texts, the newest first, from before one of them on. */
export async function decisionLog(
	db: Db,
	cityId: number,
	{ before, size }: { before: number | undefined; size: number }
) {
	const rows = await db
		.selectFrom('decision')
		.innerJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'decision.city_id')
				.onRef('content.id', '=', 'decision.content_id')
		)
		.leftJoin('appeal', (join) =>
			join
				.onRef('appeal.city_id', '=', 'decision.city_id')
				.onRef('appeal.decision_id', '=', 'decision.id')
		)
		.where('decision.city_id', '=', cityId)
		.$if(before !== undefined, (query) => query.where('decision.id', '<', before ?? 0))
		.orderBy('decision.id', 'desc')
		.limit(size + 1)
		.select([
			'decision.id',
			'decision.decided_at as decidedAt',
			'decision.step',
			'decision.rule',
			'decision.ground',
			'content.kind',
			'appeal.state as appeal'
		])
		.execute();
	return { rows: rows.slice(0, size), more: rows.length > size };
}

/** The next restrictions for a file, the newest first, with the names that must not stand in it. */
export async function restrictionsBefore(
	db: Db,
	cityId: number,
	{ since, until }: Period,
	{ before, size }: { before: number | undefined; size: number }
) {
	return db
		.selectFrom('decision')
		.innerJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'decision.city_id')
				.onRef('content.id', '=', 'decision.content_id')
		)
		.leftJoin('resident as author', (join) =>
			join
				.onRef('author.city_id', '=', 'content.city_id')
				.onRef('author.id', '=', 'content.author_id')
		)
		.leftJoin('account', 'account.id', 'author.account_id')
		.leftJoin('partner_group', (join) =>
			join
				.onRef('partner_group.city_id', '=', 'content.city_id')
				.onRef('partner_group.id', '=', 'content.group_id')
		)
		.leftJoin('decision as reversal', (join) =>
			join
				.onRef('reversal.city_id', '=', 'decision.city_id')
				.onRef('reversal.reverses', '=', 'decision.id')
		)
		.where('decision.city_id', '=', cityId)
		.where('decision.step', 'in', restrictingSteps)
		.$if(before !== undefined, (query) => query.where('decision.id', '<', before ?? 0))
		.$if(since !== null, (query) => query.where('decision.decided_at', '>=', since))
		.$if(until !== null, (query) => query.where('decision.decided_at', '<', until))
		.orderBy('decision.id', 'desc')
		.limit(size)
		.select([
			'decision.id',
			'decision.puid',
			'decision.visibility',
			'decision.provision',
			'decision.account',
			'decision.ends_at as endsAt',
			'decision.facts',
			'decision.ground',
			'decision.rule',
			'decision.law',
			'decision.rules_version as rulesVersion',
			'decision.category',
			'decision.content_type as contentType',
			'decision.content_language as contentLanguage',
			'decision.content_date as contentDate',
			'decision.decided_at as applicationDate',
			'decision.source',
			'decision.automated_detection as automatedDetection',
			'author.display_name as authorName',
			'author.hidden_name as hiddenName',
			'account.display_name as accountName',
			'reversal.decided_at as reversedAt',
			sql<boolean>`partner_group.visibility is not distinct from 'members'`.as('isForMembers')
		])
		.execute();
}
export type Restriction = Awaited<ReturnType<typeof restrictionsBefore>>[number];
