import { sql, type Kysely } from 'kysely';

/** One proposal lives on in another, with the consent of both authors, until somebody undoes it. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const table of ['proposal', 'proposal_step']) await dropCheck(db, table, `'withdrawn'`);
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

const open = `'gathering', 'threshold-reached', 'under-review'`;
const states = `'draft', ${open}, 'accepted', 'accepted-in-part', 'not-now', 'declined', 'not-city-matter',
	'in-progress', 'done', 'dropped', 'withdrawn', 'merged'`;

const statements = [
	`alter table proposal_step
		add constraint proposal_step_from check (from_state in (${states})),
		add constraint proposal_step_to check (to_state in (${states}))`,

	// What was suggested, who agreed, and what the proposal was before: undoing makes it that again.
	`create table proposal_merger (
		city_id bigint not null,
		id bigint generated always as identity,
		from_id bigint not null,
		into_id bigint not null,
		state text not null default 'asked'
			check (state in ('asked', 'agreed', 'declined', 'withdrawn', 'lapsed', 'undone')),
		reason text not null check (char_length(reason) between 1 and 2000),
		language text not null check (language ~ '^[a-z]{2,3}$'),
		suggested_by bigint not null,
		suggested_at timestamptz not null,
		from_agreed_by bigint,
		from_agreed_at timestamptz,
		into_agreed_by bigint,
		into_agreed_at timestamptz,
		former_state text check (former_state in (${open})),
		former_since timestamptz,
		merged_at timestamptz,
		ended_by bigint,
		ended_at timestamptz,
		word text not null default '' check (char_length(word) <= 2000),
		primary key (city_id, id),
		unique (city_id, id, from_id),
		check (from_id <> into_id),
		check (num_nonnulls(from_agreed_by, from_agreed_at) in (0, 2)),
		check (num_nonnulls(into_agreed_by, into_agreed_at) in (0, 2)),
		check (num_nonnulls(former_state, former_since, merged_at) in (0, 3)),
		check ((state in ('agreed', 'undone')) = (merged_at is not null)),
		check (merged_at is null or num_nonnulls(from_agreed_at, into_agreed_at) = 2),
		check ((state in ('asked', 'agreed')) = (ended_at is null)),
		check ((ended_by is not null) = (state in ('declined', 'withdrawn', 'undone'))),
		check (state <> 'undone' or ended_at <= merged_at + interval '720 hours'),
		foreign key (city_id, from_id) references proposal (city_id, id),
		foreign key (city_id, into_id) references proposal (city_id, id),
		foreign key (city_id, suggested_by) references resident (city_id, id),
		foreign key (city_id, from_agreed_by) references resident (city_id, id),
		foreign key (city_id, into_agreed_by) references resident (city_id, id),
		foreign key (city_id, ended_by) references resident (city_id, id)
	)`,
	`create unique index proposal_merger_live on proposal_merger (city_id, from_id)
		where state in ('asked', 'agreed')`,
	`create index proposal_merger_from on proposal_merger (city_id, from_id, id desc)`,
	`create index proposal_merger_into on proposal_merger (city_id, into_id, id)`,

	// Merged is a pointer to the merger of this very proposal: the word alone says nothing.
	`alter table proposal
		add column merger_id bigint,
		add constraint proposal_state_known check (state in (${states})),
		add constraint proposal_merged_by check ((state = 'merged') = (merger_id is not null)),
		add constraint proposal_merger_own foreign key (city_id, merger_id, id)
			references proposal_merger (city_id, id, from_id)`
];
