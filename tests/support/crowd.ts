import { sql } from 'kysely';
import type { Resident } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import type { Db } from '#lib/server/database/connect.ts';

/** So many residents of the city, made in one statement. */
export async function crowd(db: Db, city: City, size: number): Promise<Resident[]> {
	const { rows } = await sql<{ id: number; accountId: number }>`
		with accounts as (
			insert into account (email, display_name, locale)
			select 'voter.' || gen_random_uuid() || '@koti.example', 'Voter ' || n, 'en'
			from generate_series(1, ${size}) as n returning id
		)
		insert into resident (city_id, account_id, display_name)
		select ${city.id}, id, 'Voter' from accounts
		returning id, account_id as "accountId"`.execute(db);
	return rows.map(({ id, accountId }) => ({
		kind: 'resident',
		id,
		accountId,
		displayName: 'Voter',
		role: 'resident',
		verified: false,
		seats: []
	}));
}
