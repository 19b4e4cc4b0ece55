import { sql, type Kysely } from 'kysely';

/** What a comment brings with it from another service: a name that nobody here has, and who agreed there. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// agrees is the number that people see: the rows in agreement, and those who agreed elsewhere.
	`alter table comment
		add column imported_author text check (char_length(imported_author) between 1 and 120),
		add column agrees_elsewhere integer not null default 0 check (agrees_elsewhere >= 0)`
];
