import type { Db } from '../../database/connect.ts';

export interface Involved {
	residentId: number;
	accountId: number;
}

/** Who wrote or supports a proposal, each once, in the order of their ids from `after` on. */
export async function involvedIn(
	db: Db,
	sought: { cityId: number; proposalId: number; after: number; limit: number }
): Promise<Involved[]> {
	return db
		.selectFrom('resident')
		.where('resident.city_id', '=', sought.cityId)
		.where('resident.id', '>', sought.after)
		.where('resident.id', 'in', (eb) =>
			eb
				.selectFrom('support')
				.where('support.city_id', '=', sought.cityId)
				.where('support.proposal_id', '=', sought.proposalId)
				.select('support.resident_id')
				.union(
					eb
						.selectFrom('content')
						.where('content.city_id', '=', sought.cityId)
						.where('content.id', '=', sought.proposalId)
						.where('content.author_id', 'is not', null)
						.select('content.author_id as resident_id')
						.$narrowType<{ resident_id: number }>()
				)
		)
		.select(['resident.id as residentId', 'resident.account_id as accountId'])
		.orderBy('resident.id')
		.limit(sought.limit)
		.execute();
}
