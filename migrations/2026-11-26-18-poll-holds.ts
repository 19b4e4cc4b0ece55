import { sql, type Kysely } from 'kysely';

/** A poll whose texts are looked at before it is opened or announced. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// What happens once somebody has looked, and who asked for it. looked_at is the SHA-256 of the words
	// that were looked at: the same words do not wait a second time, whatever else is changed.
	`alter table poll
		add column waits_for text check (waits_for in ('open', 'schedule')),
		add column asked_by bigint,
		add column looked_at text
			check (looked_at = encode(decode(looked_at, 'hex'), 'hex') and octet_length(looked_at) = 64),
		add constraint poll_waits_for_somebody check (num_nonnulls(waits_for, asked_by) in (0, 2)),
		add constraint poll_waits_as_draft check (waits_for is null or state = 'draft'),
		add foreign key (city_id, asked_by) references resident (city_id, id)`
];
