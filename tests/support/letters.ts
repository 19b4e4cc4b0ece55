import { sql } from 'kysely';
import type { Db } from '#lib/server/database/connect.ts';
import type { Carrier, Outgoing } from '#lib/server/mail/carrier.ts';
import { deliverMail } from '#lib/server/mail/deliver.ts';
import { sendingMail } from '#lib/server/mail/queue.ts';

/** A carrier that keeps what it was given. */
export function bag(): { carrier: Carrier; carried: Outgoing[] } {
	const carried: Outgoing[] = [];
	return {
		carried,
		carrier: {
			origin: 'https://kumppani.example',
			carry: async (mail) => void carried.push(mail),
			close: () => undefined
		}
	};
}

/** Writes every letter that waits in the queue, in its order, and takes it off. */
export async function lettersSent(db: Db): Promise<Outgoing[]> {
	const { carrier, carried } = bag();
	const { rows } = await sql<{ id: string; data: unknown }>`
		with taken as (delete from pgboss.job where name = ${sendingMail} returning id, data, created_on)
		select id, data from taken order by created_on, id`.execute(db);
	for (const { id, data } of rows) await deliverMail(db, carrier)(data, { id, tries: 1 });
	return carried;
}

/** Delivers what waits. @returns the secret at the end of the link in the one letter to this address */
export async function linkMailedTo(db: Db, email: string): Promise<string> {
	const mails = (await lettersSent(db)).filter(({ to }) => to === email);
	const [secret] = mails.flatMap(({ text }) => /\/([a-z2-7]{32})$/m.exec(text)?.[1] ?? []);
	if (mails.length !== 1 || !secret)
		throw new Error(
			`${mails.length} letters came to ${email}, ${secret ? 'with' : 'without'} a link.`
		);
	return secret;
}
