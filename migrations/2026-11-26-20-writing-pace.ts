import { sql, type Kysely } from 'kysely';

/** How much one account publishes in an hour at most, by whether the city knows who it is. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`alter table screening_settings
		add column texts_an_hour integer not null default 20 check (texts_an_hour between 1 and 10000),
		add column texts_an_hour_verified integer not null default 60
			check (texts_an_hour_verified between 1 and 10000)`
];
