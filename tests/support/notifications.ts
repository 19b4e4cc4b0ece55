import { sql } from 'kysely';
import type { NotificationChoice } from '#lib/domain/notification/choice.ts';
import { defaultChoice } from '#lib/domain/notification/choice.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/connect.ts';
import type { Outgoing } from '#lib/server/mail/carrier.ts';
import { setChoice } from '#lib/server/queries/notifications/choices.ts';
import { tellingFollowers } from '#lib/server/services/notifications/recording.ts';
import { readNotifications } from '#lib/server/services/notifications/reading.ts';
import { sendNotifications } from '#lib/server/services/notifications/sending.ts';
import { tellFollowers } from '#lib/server/services/notifications/telling.ts';
import { lettersSent } from './letters.ts';
import { idOf } from './proposal.ts';

/** What the workers do with what happened, batch after batch. @returns how many batches there were */
export async function tellAll(db: Db, { size }: { size?: number } = {}): Promise<number> {
	const tell = tellFollowers(db, { size });
	for (let done = 0; ; done += 1) {
		const [job] = await takeJobs(db, 1);
		if (!job) return done;
		await tell(job, { id: 'one', tries: 1 });
	}
}

/** Jobs that tell followers, taken off the queue, the oldest first. */
export async function takeJobs(db: Db, most: number): Promise<unknown[]> {
	const { rows } = await sql<{ data: unknown }>`
		with first as (
			select id from pgboss.job where name = ${tellingFollowers}
			order by created_on, id limit ${most}
		), taken as (
			delete from pgboss.job using first where job.id = first.id
			returning job.data, job.created_on, job.id
		)
		select data from taken order by created_on, id`.execute(db);
	return rows.map(({ data }) => data);
}

/** Tells, and writes every letter that is due at that moment. @returns the letters that followers get */
export async function lettersToFollowers(db: Db, now: Date): Promise<Outgoing[]> {
	await tellAll(db);
	await sendNotifications(db, { now: () => now })({}, { id: 'one', tries: 1 });
	return (await lettersSent(db)).filter(({ headers }) => headers?.unsubscribe);
}

/** Somebody chooses, without the form. */
export async function chooses(
	person: Context,
	wishes: Partial<NotificationChoice>
): Promise<Context> {
	await setChoice(
		person.db,
		{ cityId: person.city.id, residentId: idOf(person) },
		{ ...defaultChoice, quiet: null, ...wishes }
	);
	return person;
}

/** What stands on somebody's page of notifications, the newest first: `proposal answered: A bench`. */
export async function bellOf(person: Context): Promise<string[]> {
	await tellAll(person.db);
	const { notifications } = await readNotifications(person);
	return notifications.map(({ kind, title }) => `${kind}: ${title}`);
}

export async function addressOf({ db, actor }: Context): Promise<string> {
	if (actor.kind !== 'resident') throw new Error('Only residents have an address.');
	const { email } = await db
		.selectFrom('account')
		.where('id', '=', actor.accountId)
		.select('email')
		.executeTakeFirstOrThrow();
	return email;
}
