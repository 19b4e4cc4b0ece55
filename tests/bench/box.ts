import { sql } from 'kysely';
import type { Context } from '#lib/server/context.ts';

/**
 * Fills the box of an open poll (three options, ranked) with so many ballots of people on its roll,
 * made by the database itself, as casting would have left them.
 */
export async function fillBox({ db, city }: Context, pollId: number, count: number): Promise<void> {
	await sql`
		insert into poll_roll (city_id, poll_id, rules_hash, member_number, voted_by)
		select ${city.id}, ${pollId}, rules_hash, 'm' || n, 'online'
		from poll, generate_series(1, ${count}) as n
		where city_id = ${city.id} and id = ${pollId}`.execute(db);
	await sql`
		with made as (
			select poll_roll.id as roll_id, rules_hash, md5(random()::text) as nonce,
				(array['{"q1":[[0],[1],[2]]}', '{"q1":[[1],[0],[2]]}', '{"q1":[[2],[1]]}', '{"q1":[[0]]}'])[
					1 + floor(random() * 4)] as choices
			from poll_roll where city_id = ${city.id} and poll_id = ${pollId} and member_number is not null
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
