import type { Db } from '../database/connect.ts';

interface Supporter {
	cityId: number;
	proposalId: number;
	residentId: number;
}

/** @returns the new number of supports, undefined when the resident supported it already */
export async function insertSupport(
	db: Db,
	{ at, ...supporter }: Supporter & { at: Date }
): Promise<number | undefined> {
	const added = await db
		.insertInto('support')
		.values({
			city_id: supporter.cityId,
			proposal_id: supporter.proposalId,
			resident_id: supporter.residentId,
			created_at: at
		})
		.onConflict((conflict) =>
			conflict.columns(['city_id', 'proposal_id', 'resident_id']).doNothing()
		)
		.returning('resident_id')
		.executeTakeFirst();
	return added && countOn(db, supporter, 1);
}

/** @returns the new number of supports, undefined when there was none to take back */
export async function deleteSupport(db: Db, supporter: Supporter): Promise<number | undefined> {
	const removed = await db
		.deleteFrom('support')
		.where('city_id', '=', supporter.cityId)
		.where('proposal_id', '=', supporter.proposalId)
		.where('resident_id', '=', supporter.residentId)
		.returning('resident_id')
		.executeTakeFirst();
	return removed && countOn(db, supporter, -1);
}

async function countOn(db: Db, { cityId, proposalId }: Supporter, by: 1 | -1): Promise<number> {
	const { supports } = await db
		.updateTable('proposal_figures')
		.set((eb) => ({ supports: eb('supports', '+', by) }))
		.where('city_id', '=', cityId)
		.where('proposal_id', '=', proposalId)
		.returning('supports')
		.executeTakeFirstOrThrow();
	return supports;
}
