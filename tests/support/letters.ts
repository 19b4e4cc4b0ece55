import { sql } from 'kysely';
import type { Db } from '#lib/server/database/connect.ts';
import { deliverMail } from '#lib/server/mail/deliver.ts';
import type { Carrier, Outgoing } from '#lib/server/mail/carrier.ts';
import { sendingMail } from '#lib/server/mail/queue.ts';

/** Writes every letter that waits in the queue, in its order, and takes it off. */
export async function lettersSent(db: Db): Promise<Outgoing[]> {
	const carried: Outgoing[] = [];
	const carrier: Carrier = {
		origin: 'https://kumppani.example',
		carry: async (mail) => void carried.push(mail),
		close: () => undefined
	};
	const { rows } = await sql<{ id: string; data: unknown }>`
		with taken as (delete from pgboss.job where name = ${sendingMail} returning id, data, created_on)
		select id, data from taken order by created_on, id`.execute(db);
	for (const { id, data } of rows) await deliverMail(db, carrier)(data, { id, tries: 1 });
	return carried;
}
