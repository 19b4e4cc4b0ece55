import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';

/** Residents of the city with a session each, in two statements. @returns the cookies' values */
export async function signedIn(
	db: Db,
	{ city }: Pick<Context, 'city'>,
	count: number
): Promise<string[]> {
	const ids = Array.from({ length: count }, () => randomBytes(20).toString('hex'));
	const hashes = ids.map((id) => createHash('sha256').update(id).digest('hex'));
	await sql`
		with made as (
			insert into account (email, display_name, locale)
			select 'voter.' || n || '@koti.example', 'Voter ' || n, 'en'
			from generate_series(1, ${count}) as n returning id
		), homes as (
			insert into resident (city_id, account_id, display_name)
			select ${city.id}, id, 'Voter' from made
		), numbered as (
			select id, row_number() over () as n from made
		)
		insert into session (account_id, id_hash, expires_at, seen_at)
		select numbered.id, given.hash, now() + interval '1 day', now()
		from numbered join (
			select hash, n from jsonb_array_elements_text(${JSON.stringify(hashes)}::text::jsonb)
				with ordinality as given (hash, n)) as given on given.n = numbered.n`.execute(db);
	return ids;
}
