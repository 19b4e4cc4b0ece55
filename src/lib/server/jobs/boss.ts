import { PgBoss, type ConstructorOptions, type Db as BossDatabase } from 'pg-boss';
import { poolOf, type Db } from '#lib/server/database/connect.ts';
import { hear } from '#lib/server/database/hear.ts';

/** A pg-boss that speaks through our own pool; nothing is sent before `start()`. */
export function boss(db: Db, options: ConstructorOptions = {}): PgBoss {
	return new PgBoss({ ...options, schema: 'pgboss', db: throughPool(db) });
}

function throughPool(db: Db): BossDatabase {
	const pool = poolOf(db);
	return {
		async executeSql(text, values) {
			if (!values?.length) return { rows: await script(pool, text) };
			// It leaves out what it has no value for, which its own driver takes for null.
			const given = values.map((value: unknown) => value ?? null);
			return { rows: await pool.unsafe(text, given as never[]) };
		},
		async listen(channel, onNotification, onReconnect) {
			return { close: await hear(db, channel, onNotification, onReconnect) };
		}
	};
}

/** Runs statements without parameters, often several with their own begin and commit. */
async function script(pool: ReturnType<typeof poolOf>, text: string): Promise<unknown[]> {
	const session = await pool.reserve();
	try {
		return (await session.unsafe(text).simple()).flat();
	} catch (error) {
		await session`rollback`; // a script that stopped half-way would leave its transaction open
		throw error;
	} finally {
		session.release();
	}
}
