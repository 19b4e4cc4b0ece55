import { residentId as idOf } from '#lib/domain/actor.ts';
import { dayIn } from '#lib/domain/calendar.ts';
import { Conflict, Invalid, NotFound } from '#lib/domain/errors.ts';
import {
	holdsStatus,
	requireInOrder,
	type FlaggerFields
} from '#lib/domain/moderation/trusted-flagger.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { isTaken } from '../../database/violations.ts';
import { recordActivity } from '../../queries/activity.ts';
import {
	accountsOf,
	deleteFlaggerAccount,
	findFlagger,
	insertFlagger,
	insertFlaggerAccount,
	listFlaggers as selectFlaggers,
	residentByEmail,
	updateFlagger
} from '../../queries/moderation/trusted-flaggers.ts';

/** The organisations that have or had the status of trusted flagger, by name. @throws Forbidden */
export async function listFlaggers({ db, city, actor, now }: Context) {
	authorize(actor, 'run city');
	const today = dayIn(city.timeZone, now);
	const flaggers = await selectFlaggers(db, city.id);
	return flaggers.map((one) => ({ ...one, holds: holdsStatus(one, today) }));
}

/** One of them, with who acts for it. @throws Forbidden, NotFound */
export async function readFlagger({ db, city, actor }: Context, flaggerId: number) {
	authorize(actor, 'run city');
	const key = { cityId: city.id, flaggerId };
	const [flagger, accounts] = await Promise.all([findFlagger(db, key), accountsOf(db, key)]);
	if (!flagger) throw new NotFound();
	return { flagger, accounts };
}

/** Records that an organisation has the status. @returns its id @throws Forbidden, Invalid, Conflict for one that is recorded */
export async function recordFlagger(context: Context, fields: FlaggerFields): Promise<number> {
	const { db, city, actor, now } = context;
	authorize(actor, 'run city');
	requireInOrder(fields);
	return db.transaction().execute(async (trx) => {
		const id = await insertFlagger(trx, city.id, fields, now);
		if (id === undefined) throw new Conflict('flagger_known');
		await note(trx, context, 'record trusted flagger', { flagger: id });
		return id;
	});
}

/** Changes what is recorded: mostly the day on which the status ended. @throws Forbidden, NotFound, Invalid, Conflict */
export async function editFlagger(
	context: Context,
	flaggerId: number,
	fields: FlaggerFields
): Promise<void> {
	authorize(context.actor, 'run city');
	requireInOrder(fields);
	try {
		await changing(context, flaggerId, async (trx, key) => {
			await updateFlagger(trx, key, fields);
			await note(trx, context, 'edit trusted flagger', { flagger: flaggerId });
		});
	} catch (fault) {
		throw isTaken(fault) ? new Conflict('flagger_known') : fault;
	}
}

/**
 * Lets a resident act for it: what their account reports from now on is a trusted flagger's.
 * @throws Forbidden, NotFound, Invalid for an address that no resident has, Conflict for one who acts already
 */
export async function addFlaggerAccount(
	context: Context,
	flaggerId: number,
	email: string
): Promise<void> {
	authorize(context.actor, 'run city');
	await changing(context, flaggerId, async (trx, key) => {
		const residentId = await residentByEmail(trx, context.city.id, email);
		if (residentId === undefined) throw new Invalid('flagger_account_unknown', 'email');
		if (!(await insertFlaggerAccount(trx, key, residentId, context.now)))
			throw new Conflict('flagger_account_taken');
		await note(trx, context, 'add flagger account', { flagger: flaggerId }, residentId);
	});
}

/** The resident no longer acts for it; what they reported stays a trusted flagger's. @throws Forbidden, NotFound */
export async function removeFlaggerAccount(
	context: Context,
	flaggerId: number,
	residentId: number
): Promise<void> {
	authorize(context.actor, 'run city');
	await changing(context, flaggerId, async (trx, key) => {
		if (!(await deleteFlaggerAccount(trx, key, residentId))) throw new NotFound();
		await note(trx, context, 'remove flagger account', { flagger: flaggerId }, residentId);
	});
}

async function changing(
	{ db, city }: Context,
	flaggerId: number,
	work: (trx: Trx, key: { cityId: number; flaggerId: number }) => Promise<void>
): Promise<void> {
	const key = { cityId: city.id, flaggerId };
	await db.transaction().execute(async (trx) => {
		if (!(await findFlagger(trx, key))) throw new NotFound();
		await work(trx, key);
	});
}

async function note(
	trx: Trx,
	{ city, actor }: Context,
	verb: string,
	detail: { flagger: number },
	residentId?: number
): Promise<void> {
	await recordActivity(trx, { cityId: city.id, actorId: idOf(actor), verb, residentId, detail });
}
