import { sql } from 'kysely';
import type { Db } from '#lib/server/database/connect.ts';
import { tellingFollowers } from '#lib/server/services/notifications/recording.ts';
import { tellFollowers } from '#lib/server/services/notifications/telling.ts';

/** Tells the demo's people in the app what happened in its past; mails of it would come too late. */
export async function ringBells(db: Db): Promise<void> {
	const tell = tellFollowers(db);
	for (;;) {
		const { rows } = await sql<{ id: string; data: unknown }>`
			with next as (
				select id from pgboss.job where name = ${tellingFollowers}
				order by created_on, id limit 500
			)
			delete from pgboss.job using next where job.id = next.id
			returning job.id, job.data`.execute(db);
		if (rows.length === 0) break;
		for (const { id, data } of rows) await tell(data, { id, tries: 1 });
	}
	await db.deleteFrom('delivery').where('channel', '<>', 'app').execute();
}
