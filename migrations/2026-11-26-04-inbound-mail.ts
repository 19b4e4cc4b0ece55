import { sql, type Kysely } from 'kysely';

/** Which mails of whom have come in: a gateway brings a mail again when our answer got lost. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// Of the mail only a hash of its name, for as long as it could come again.
	`create table inbound_mail (
		city_id bigint not null,
		resident_id bigint not null,
		message_hash text not null,
		expires_at timestamptz not null,
		primary key (city_id, resident_id, message_hash),
		foreign key (city_id, resident_id) references resident (city_id, id)
	)`,
	`create index inbound_mail_by_expiry on inbound_mail (expires_at)`
];
