import { sql, type Kysely } from 'kysely';

/**
 * Who gave a notice without an account is forgotten when nobody can appeal any more; and organisations that
 * have the status of trusted flagger (Digital Services Act, article 22) give notices by their accounts.
 */
export async function up(db: Kysely<never>): Promise<void> {
	await dropCheck(db, 'notice', 'resident_id IS NULL');
	for (const statement of statements) await sql.raw(statement).execute(db);
}

/** A constraint that was made without a name is found by what it says. */
async function dropCheck(db: Kysely<never>, table: string, says: string): Promise<void> {
	const { rows } = await sql<{ name: string }>`
		select conname as name from pg_constraint
		where conrelid = ${table}::regclass and contype = 'c'
			and pg_get_constraintdef(oid) like ${`%${says}%`}`.execute(db);
	for (const { name } of rows)
		await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(db);
}

const statements = [
	// Name and address are there, or there is an account, or they were erased: nothing else takes them away.
	`alter table notice
		add column erased_at timestamptz,
		add constraint notice_by_somebody check (num_nonnulls(resident_id, email, erased_at) = 1)`,
	`create index notice_to_erase on notice (city_id, case_id) where email is not null`,

	// The status is awarded by a Digital Services Coordinator, for areas, and can be taken away again.
	`create table trusted_flagger (
		city_id bigint not null references city (id),
		id bigint generated always as identity,
		name text not null check (char_length(name) between 1 and 200),
		coordinator text not null check (char_length(coordinator) between 1 and 200),
		country text not null check (country ~ '^[A-Z]{2}$'),
		areas text not null check (char_length(areas) between 1 and 1000),
		since date not null,
		until date check (until >= since),
		recorded_at timestamptz not null,
		primary key (city_id, id),
		unique (city_id, name)
	)`,
	// Who acts for it: accounts alone, each for one organisation.
	`create table trusted_flagger_account (
		city_id bigint not null,
		resident_id bigint not null,
		flagger_id bigint not null,
		added_at timestamptz not null,
		primary key (city_id, resident_id),
		foreign key (city_id, flagger_id) references trusted_flagger (city_id, id),
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`,
	`create index trusted_flagger_account_of on trusted_flagger_account (city_id, flagger_id)`,
	// An address alone makes no notice trusted.
	`alter table notice
		add column flagger_id bigint,
		add constraint notice_trusted_by_account check (flagger_id is null or resident_id is not null),
		add constraint notice_of_flagger foreign key (city_id, flagger_id)
			references trusted_flagger (city_id, id)`,
	`create index notice_trusted on notice (city_id, given_at) where flagger_id is not null`,
	`alter table moderation_case add column is_trusted boolean not null default false`
];
