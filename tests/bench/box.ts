import { sql } from 'kysely';
import type { Context } from '#lib/server/context.ts';

/**
 * Fills the box of an open poll (three options, ranked) with so many ballots of people on its roll,
 * made by the database itself, as casting would have left them.
 */
export async function fillBox({ db, city }: Context, pollId: number, count: number): Promise<void> {
	await sql`
		with filled as (
			insert into poll_roll (city_id, poll_id, rules_hash, member_number, voted_by)
			select ${city.id}, ${pollId}, rules_hash, gen_random_uuid(), 'online'
			from poll, generate_series(1, ${count}) as n
			where city_id = ${city.id} and id = ${pollId}
			returning id, rules_hash
		), made as (
			select id as roll_id, rules_hash, md5(random()::text) as nonce,
				(array['{"q1":[[0],[1],[2]]}', '{"q1":[[1],[0],[2]]}', '{"q1":[[2],[1]]}', '{"q1":[[0]]}'])[
					1 + floor(random() * 4)] as choices
			from filled
		), sealed as (
			insert into ballot (city_id, poll_id, rules_hash, choices, nonce, leaf, roll_id)
			select ${city.id}, ${pollId}, rules_hash, choices, nonce, encode(sha256(convert_to(
				'{"choices":' || choices || ',"nonce":"' || nonce || '","rules":"' || rules_hash || '"}',
				'UTF8')), 'hex'), roll_id
			from made returning leaf
		)
		insert into poll_leaf (city_id, poll_id, leaf)
		select ${city.id}, ${pollId}, leaf from sealed`.execute(db);
}
