import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

export interface Seen {
	proposalId: number;
	views: number;
}

/** Adds up what one city's proposals were seen. Rows are taken in the order of their ids, so that two writers never wait for each other. */
export async function addViews(db: Db, cityId: number, seen: readonly Seen[]): Promise<void> {
	await sql`
		with seen as (
			select * from jsonb_to_recordset(${JSON.stringify(seen)}::text::jsonb)
				as seen("proposalId" bigint, views integer)
		), held as (
			select proposal_id from proposal_figures
			where city_id = ${cityId} and proposal_id in (select "proposalId" from seen)
			order by proposal_id
			for no key update
		)
		update proposal_figures set views = proposal_figures.views + seen.views
		from seen join held on held.proposal_id = seen."proposalId"
		where proposal_figures.city_id = ${cityId}
			and proposal_figures.proposal_id = seen."proposalId"`.execute(db);
}
