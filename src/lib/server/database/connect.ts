import { Kysely, type Transaction } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import postgres from 'postgres';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;
export type Trx = Transaction<Schema>;

/** Opens a pool of connections; `db.destroy()` closes it. */
export function connect(url: string, { max = 10 }: { max?: number } = {}): Db {
	const pool = postgres(url, { max, onnotice: () => undefined, types });
	const db = new Kysely<Schema>({ dialect: new PostgresJSDialect({ postgres: pool }) });
	pools.set(db, pool);
	return db;
}

/** The pool under a database, for what Kysely has no words for: LISTEN, session locks, scripts of several statements. */
export function poolOf(db: Db): postgres.Sql {
	const pool = pools.get(db);
	if (!pool) throw new Error('This database was not opened by connect().');
	return pool;
}

const pools = new WeakMap<Db, postgres.Sql>();

const types = {
	// Identities and counts are far below 2^53; `numeric` stays a string, nothing may round it.
	int8: { to: 20, from: [20], serialize: String, parse: Number },
	// A day of a calendar has no time zone: it stays the 'YYYY-MM-DD' it is.
	day: { to: 1082, from: [1082], serialize: String, parse: String },
	// As node-postgres, Kysely's documentation and pg-boss expect: a string is JSON already.
	json: {
		to: 3802,
		from: [114, 3802],
		serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
		parse: (text: string): unknown => JSON.parse(text)
	}
};
