import { sql, type Kysely } from 'kysely';

/**
 * What a city owes everybody who uses its platform, and authorities, by the Digital Services Act: that a
 * change of the rules is announced (article 14), and that it can be reached (articles 11 and 12).
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// What each version changed: { "fi": "…" }. Versions from before this was asked for say nothing, so the
	// check holds for new rows alone.
	`alter table conduct_rules add column changes jsonb not null default '{}'`,
	`alter table conduct_rules add constraint conduct_rules_say_what_changed
		check (version = 1 or changes <> '{}') not valid`,

	// A change of the rules is about the whole city, and so about no text and no group.
	`alter table occurrence drop constraint if exists occurrence_check`,
	`alter table occurrence add constraint occurrence_is_about_something
		check (num_nonnulls(content_id, group_id) > 0 or kind = 'rules changed')`,

	// Where everybody writes to, beside the e-mail address; and where authorities do, in which languages.
	`alter table city
		add column contact_form text check (contact_form ~ '^https://'),
		add column authorities_email text,
		add column authorities_languages text[] not null default '{}',
		add constraint city_hears_authorities_in_a_language
			check ((authorities_email is null) = (authorities_languages = '{}'))`
];
