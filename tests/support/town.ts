import type { Db } from '#lib/server/database/connect.ts';

/** Numbers of what everybody may see in Espoo of the demo, with which the site of the journeys was prepared. */
export async function aTown(db: Db): Promise<{ group: number; proposal: number }> {
	const group = await db
		.selectFrom('partner_group')
		.innerJoin('city', 'city.id', 'partner_group.city_id')
		.where('city.slug', '=', 'espoo')
		.where('partner_group.visibility', '=', 'public')
		.orderBy('partner_group.id')
		.select(['partner_group.id', 'partner_group.city_id as cityId'])
		.executeTakeFirstOrThrow();
	const proposal = await db
		.selectFrom('content')
		.where('city_id', '=', group.cityId)
		.where('group_id', '=', group.id)
		.where('published_at', 'is not', null)
		.orderBy('id')
		.select('id')
		.executeTakeFirstOrThrow();
	return { group: group.id, proposal: proposal.id };
}
