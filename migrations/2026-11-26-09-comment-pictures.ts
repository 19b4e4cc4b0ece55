import { sql, type Kysely } from 'kysely';

/** A comment can bring a picture, always with a description; who deletes the comment deletes it too. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`alter table comment
		add column picture_id uuid,
		add column picture_alt text not null default '' check (char_length(picture_alt) <= 300),
		add constraint comment_picture_is_described check ((picture_id is null) = (picture_alt = '')),
		add constraint comment_picture_goes_along check (removed_at is null or picture_id is null),
		add foreign key (city_id, picture_id) references file (city_id, id)`,
	`create unique index comment_by_picture on comment (city_id, picture_id) where picture_id is not null`
];
