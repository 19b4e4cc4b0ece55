import { sql } from 'kysely';
import { isStaff, type Actor } from '#lib/domain/actor.ts';
import { textKinds } from '#lib/domain/content.ts';
import type { Db } from '../../database/connect.ts';
import { canReadContent } from '../visibility.ts';

/** Somebody in a city. */
export interface PersonKey {
	cityId: number;
	residentId: number;
}

/** What somebody published, as far as the viewer can read it: a number alone tells no name. */
export function readableTextsOf(db: Db, { cityId, residentId }: PersonKey, viewer: Actor) {
	return db
		.selectFrom('content')
		.where('content.city_id', '=', cityId)
		.where('content.author_id', '=', residentId)
		.where('content.kind', 'in', textKinds)
		.where('content.published_at', 'is not', null)
		.where(canReadContent(viewer))
		.select('content.id');
}

/** The name of somebody of whose writing the viewer can see something. */
export async function readableName(db: Db, person: PersonKey, viewer: Actor) {
	return db
		.selectFrom('resident')
		.where('resident.city_id', '=', person.cityId)
		.where('resident.id', '=', person.residentId)
		.$if(!isStaff(viewer), (query) =>
			query.where(({ exists }) => exists(readableTextsOf(db, person, viewer)))
		)
		.select('resident.display_name as name')
		.executeTakeFirst();
}

/** What can be decided about somebody's name and account, made when it is asked for first. @returns its id as content */
export async function profileContent(db: Db, { cityId, residentId }: PersonKey): Promise<number> {
	await sql`
		insert into content (city_id, kind, author_id, language, published_at)
		select city_id, 'profile', id, 'und', created_at from resident
		where city_id = ${cityId} and id = ${residentId}
		on conflict (city_id, author_id) where kind = 'profile' do nothing`.execute(db);
	const { id } = await db
		.selectFrom('content')
		.where('city_id', '=', cityId)
		.where('author_id', '=', residentId)
		.where('kind', '=', 'profile')
		.select('id')
		.executeTakeFirstOrThrow();
	return id;
}

/**
 * The name that everybody reads follows from the decisions that hide it or its whole account: a neutral one
 * while one of them stands, their own otherwise. For hiding and for taking back the same statement.
 */
export async function settleName(
	db: Db,
	{ cityId, residentId }: PersonKey,
	neutral: string
): Promise<void> {
	await sql`
		update resident set name_hidden_by = by.decision,
			display_name = case when by.decision is null then coalesce(hidden_name, display_name)
				when hidden_name is null then ${neutral} else display_name end,
			hidden_name = case when by.decision is null then null else coalesce(hidden_name, display_name) end
		from (select coalesce(content.hidden_by, person.account_hidden_by) as decision
			from resident as person left join content on content.city_id = person.city_id
				and content.author_id = person.id and content.kind = 'profile'
			where person.city_id = ${cityId} and person.id = ${residentId}) as by
		where city_id = ${cityId} and id = ${residentId}`.execute(db);
}
