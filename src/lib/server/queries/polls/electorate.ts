import { sql } from 'kysely';
import type { Electorate } from '#lib/domain/poll/electorate.ts';
import type { Words } from '#lib/domain/words.ts';
import type { Db } from '../../database/connect.ts';
import type { PollKey } from '../polls.ts';
import { heldOn } from '../seats.ts';

/** Residents whom the rule names today, in no order. */
export async function entitledResidents(
	db: Db,
	asked: Asked,
	electorate: ResidentRule
): Promise<number[]> {
	const rows = await whom(db, asked, electorate).select('resident.id').execute();
	return rows.map(({ id }) => id);
}

/** What these neighbourhoods are called, in the order of the city's list. */
export async function neighbourhoodNames(
	db: Db,
	cityId: number,
	ids: readonly number[]
): Promise<Words[]> {
	const rows = await db
		.selectFrom('neighbourhood')
		.where('city_id', '=', cityId)
		.where('id', 'in', ids)
		.orderBy('position')
		.orderBy('id')
		.select('names')
		.execute();
	return rows.map(({ names }) => names);
}

/** How many residents the rule names today. */
export async function countEntitled(
	db: Db,
	asked: Asked,
	electorate: ResidentRule
): Promise<number> {
	const { count } = await whom(db, asked, electorate)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

/** Puts residents on the roll of a poll that is being opened. */
export async function enrolResidents(
	db: Db,
	{ cityId, pollId }: PollKey,
	rulesHash: string,
	residents: readonly number[]
): Promise<void> {
	await sql`
		insert into poll_roll (city_id, poll_id, rules_hash, resident_id)
		select ${cityId}, ${pollId}, ${rulesHash}, id::bigint
		from jsonb_array_elements_text(${JSON.stringify(residents)}::text::jsonb) as given (id)
		order by random()`.execute(db);
}

/** How many the named list holds. */
export async function countList(db: Db, { cityId, pollId }: PollKey): Promise<number> {
	const { count } = await db
		.selectFrom('poll_list_entry')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

/** Turns the named list into the roll; the list is gone then. */
export async function enrolList(
	db: Db,
	{ cityId, pollId }: PollKey,
	rulesHash: string
): Promise<void> {
	await sql`
		with listed as (
			delete from poll_list_entry where city_id = ${cityId} and poll_id = ${pollId}
			returning entry, is_email
		)
		insert into poll_roll (city_id, poll_id, rules_hash, email, member_number)
		select ${cityId}, ${pollId}, ${rulesHash}, case when is_email then entry end,
			case when not is_email then entry end
		from listed order by random()`.execute(db);
}

/** Puts the holders of codes on the roll, by the hashes of their codes. */
export async function enrolCodes(
	db: Db,
	{ cityId, pollId }: PollKey,
	rulesHash: string,
	hashes: readonly string[]
): Promise<void> {
	await sql`
		insert into poll_roll (city_id, poll_id, rules_hash, code_hash)
		select ${cityId}, ${pollId}, ${rulesHash}, code_hash
		from jsonb_array_elements_text(${JSON.stringify(hashes)}::text::jsonb) as given (code_hash)
		order by random()`.execute(db);
}

/** Replaces the named list of a poll in preparation. @returns how many it holds */
export async function replaceList(
	db: Db,
	{ cityId, pollId }: PollKey,
	entries: readonly { entry: string; isEmail: boolean }[]
): Promise<void> {
	await db
		.deleteFrom('poll_list_entry')
		.where('city_id', '=', cityId)
		.where('poll_id', '=', pollId)
		.execute();
	const rows = entries.map(({ entry, isEmail }) => ({ entry, is_email: isEmail }));
	await sql`
		insert into poll_list_entry (city_id, poll_id, entry, is_email)
		select ${cityId}, ${pollId}, entry, is_email
		from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given (entry text, is_email boolean)
		on conflict do nothing`.execute(db);
}

interface Asked {
	cityId: number;
	groupId: number | null;
	/** The city's calendar day, `YYYY-MM-DD`. */
	today: string;
}

type ResidentRule = Extract<Electorate, { kind: 'group' | 'residents' }>;

function whom(db: Db, asked: Asked, electorate: ResidentRule) {
	return db
		.selectFrom('resident')
		.where('resident.city_id', '=', asked.cityId)
		.$if(electorate.kind === 'group', (query) =>
			query.where('resident.id', 'in', (eb) =>
				eb
					.selectFrom('seat')
					.where('seat.city_id', '=', asked.cityId)
					.where('seat.group_id', '=', asked.groupId)
					.where(heldOn(asked.today))
					.select('seat.resident_id')
			)
		)
		.$if(electorate.kind === 'residents', (query) => {
			if (electorate.kind !== 'residents') return query;
			const { neighbourhoods, verified, ageFrom, ageTo } = electorate;
			const year = Number(asked.today.slice(0, 4));
			return query
				.$if(neighbourhoods.length > 0, (of) =>
					of.where('resident.neighbourhood_id', 'in', neighbourhoods)
				)
				.$if(verified, (of) => of.where('resident.verified_at', 'is not', null))
				.$if(ageFrom !== undefined, (of) =>
					of.where('resident.birth_year', '<=', year - (ageFrom ?? 0))
				)
				.$if(ageTo !== undefined, (of) =>
					of.where('resident.birth_year', '>=', year - (ageTo ?? 0))
				);
		});
}
