import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { Rewrite } from './blanking.ts';
import type { ItemKey } from './items.ts';

/** What people said of a text or of its versions can repeat what is to go: to facilitators, among them, and to its author. */
export async function rewriteSayings(
	db: Db,
	{ cityId, contentId }: ItemKey,
	rewrite: Rewrite
): Promise<void> {
	const text = sql`(select ${contentId}::bigint union all
		select id from version_content where city_id = ${cityId} and of_id = ${contentId})`;
	const decisions = sql`(select id from decision
		where city_id = ${cityId} and content_id in ${text})`;
	const appeals = sql`(select id from appeal
		where city_id = ${cityId} and decision_id in ${decisions})`;
	const cases = sql`(select id from moderation_case
		where city_id = ${cityId} and content_id in ${text})`;
	const said: [table: string, column: string, most: number, about: RawBuilder<unknown>][] = [
		['notice', 'place', 500, sql`case_id in ${cases}`],
		['notice', 'reason', 5000, sql`case_id in ${cases}`],
		['appeal', 'text', 5000, sql`decision_id in ${decisions}`],
		['appeal_message', 'text', 2000, sql`appeal_id in ${appeals}`],
		['facilitator_note', 'text', 1000, sql`content_id in ${text}`],
		['private_word', 'text', 2000, sql`content_id in ${text}`],
		['private_word', 'answer', 2000, sql`content_id in ${text} and answer is not null`]
	];
	for (const [table, column, most, about] of said) {
		const { rows } = await sql<{ id: number; text: string }>`
			select id, ${sql.ref(column)} as text from ${sql.table(table)}
			where city_id = ${cityId} and ${about}`.execute(db);
		for (const { id, text } of rows) {
			const anew = rewrite(text, most);
			if (anew !== text)
				await sql`
					update ${sql.table(table)} set ${sql.ref(column)} = ${anew}
					where city_id = ${cityId} and id = ${id}`.execute(db);
		}
	}
}
