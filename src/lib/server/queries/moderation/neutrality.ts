import { sql } from 'kysely';
import type { DecidedStep } from '#lib/domain/moderation/ladder.ts';
import type { Dimension, NeutralityCount } from '#lib/domain/moderation/neutrality.ts';
import type { Period } from '#lib/domain/moderation/period.ts';
import type { Db } from '../../database/connect.ts';
import { medianHours } from './in-period.ts';

export type CountedBy = NeutralityCount & { by: Dimension | 'all' };

/** Decisions of these steps that were made in a period, counted in every dimension: one statement. */
export async function countNeutrality(
	db: Db,
	cityId: number,
	{ since, until }: Period,
	steps: readonly DecidedStep[]
): Promise<CountedBy[]> {
	const { rows } = await sql<CountedBy>`
		with made as (
			select decision.decided_by as facilitator,
				case when decision.ground = 'ILLEGAL_CONTENT' then 'illegal' else decision.rule end as rule,
				content.group_id as "group",
				decision.content_language as language,
				num_nonnulls(decision.visibility, decision.provision, decision.account) > 0 as restricts,
				appeal.state as appeal,
				decision.decided_at - moderation_case.opened_at as took
			from decision
			join content on content.city_id = decision.city_id and content.id = decision.content_id
			join moderation_case on moderation_case.city_id = decision.city_id
				and moderation_case.id = decision.case_id
			left join appeal on appeal.city_id = decision.city_id and appeal.decision_id = decision.id
			where decision.city_id = ${cityId} and decision.step = any(${steps}::text[])
				and decision.decided_at >= coalesce(${since}::timestamptz, '-infinity')
				and decision.decided_at < coalesce(${until}::timestamptz, 'infinity')
		)
		select case
				when grouping(facilitator) = 0 then 'facilitator'
				when grouping(rule) = 0 then 'rule'
				when grouping("group") = 0 then 'group'
				when grouping(language) = 0 then 'language'
				else 'all'
			end as by,
			coalesce(facilitator::text, rule, "group"::text, language) as key,
			count(*) as decisions,
			count(*) filter (where restricts) as restrictions,
			count(appeal) as appealed,
			count(*) filter (where appeal = 'reversed') as reversed,
			${medianHours(sql`took`)} as hours
		from made
		group by grouping sets ((facilitator), (rule), ("group"), (language), ())`.execute(db);
	return rows;
}

/** Names of residents and groups by their ids. */
export async function namesFor(
	db: Db,
	cityId: number,
	ids: { residents: readonly number[]; groups: readonly number[] }
): Promise<{ residents: Map<string, string>; groups: Map<string, string> }> {
	const { rows } = await sql<{ isGroup: boolean; id: number; name: string }>`
		select false as "isGroup", id, display_name as name from resident
		where city_id = ${cityId} and id = any(${ids.residents}::bigint[])
		union all
		select true, id, name from partner_group
		where city_id = ${cityId} and id = any(${ids.groups}::bigint[])`.execute(db);
	const named = (groups: boolean) =>
		new Map(
			rows.filter(({ isGroup }) => isGroup === groups).map(({ id, name }) => [String(id), name])
		);
	return { residents: named(false), groups: named(true) };
}
