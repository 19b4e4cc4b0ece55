import { sql, type RawBuilder } from 'kysely';
import { medianHours, within } from './in-period.ts';

/**
 * As one row beside `period`: notices of trusted flaggers that were given in it, with the first restriction
 * in their cases.
 */
export const trustedCounts = (cityId: number): RawBuilder<unknown> => sql`
	select count(*) as received,
		count(*) filter (where acted.ground = 'ILLEGAL_CONTENT') as "onLaw",
		count(*) filter (where acted.ground = 'INCOMPATIBLE_CONTENT') as "onRules",
		${medianHours(sql`acted.at - notice.given_at`)} as hours
	from notice
	left join lateral (
		select decision.decided_at as at, decision.ground
		from decision
		where decision.city_id = notice.city_id and decision.case_id = notice.case_id
			and num_nonnulls(decision.visibility, decision.provision, decision.account) > 0
		order by decision.id
		limit 1
	) as acted on true
	where notice.city_id = ${cityId} and notice.flagger_id is not null
		and ${within('notice.given_at')}`;
