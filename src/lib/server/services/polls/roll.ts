import { dayIn } from '#lib/domain/calendar.ts';
import { Conflict, Invalid, NotFound } from '#lib/domain/errors.ts';
import { authorizeResident, may } from '#lib/domain/permissions.ts';
import { readLatePerson, type LateFields } from '#lib/domain/poll/late.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import {
	accountInCity,
	insertLate,
	isOnRoll,
	lateEntries,
	residentWithEmail,
	type KnownAs,
	type RollPlace
} from '../../queries/polls/late.ts';
import { rollFigures } from '../../queries/polls/roll.ts';
import { lockPoll, type PollKey } from '../../queries/polls.ts';
import { clock } from '../../queries/polls/moments.ts';
import { aboutOf } from './about.ts';
import { frozenRules } from './frozen.ts';
import { readPoll } from './showing.ts';

/**
 * How many may vote, and who was added after opening, by whom and why. Open to all who can see the
 * poll; whom they added, and how many have voted by which way, is for those who run it.
 */
export async function showRoll(context: Context, id: number) {
	const { db, city, actor } = context;
	const key = { cityId: city.id, pollId: id };
	const { poll, rules } = await readPoll(context, id);
	const runs = may(actor, 'add to roll', { groupId: poll.groupId ?? undefined });
	const late = rules ? await lateEntries(db, key) : [];
	return {
		about: aboutOf(poll),
		/** Null before opening: then there is no roll yet. */
		entitled: rules && { atOpening: rules.entitled, late: late.length },
		late: late.map(({ by, why, on, name }) => ({ by, why, on, name: runs ? name : null })),
		figures: runs && rules ? await rollFigures(db, key) : null,
		canAdd:
			runs &&
			actor.kind === 'resident' &&
			poll.state === 'open' &&
			rules?.electorate.kind !== 'codes'
	};
}
export type ShownRoll = Awaited<ReturnType<typeof showRoll>>;

/**
 * Adds somebody to the roll of an open poll, with a reason that everybody can read.
 * @throws Conflict when they are on it already in whatever form, when voting is over, or when codes
 * stand for people: nobody could tell whether this person has one
 */
export async function addToRoll(
	context: Context,
	id: number,
	fields: Omit<LateFields, 'search'>
): Promise<void> {
	const { db, city, actor, now } = context;
	await db.transaction().execute(async (trx) => {
		const key: PollKey = { cityId: city.id, pollId: id };
		const poll = await lockPoll(trx, { ...key, viewer: actor });
		if (!poll) throw new NotFound();
		const by = authorizeResident(actor, 'add to roll', { groupId: poll.groupId ?? undefined });
		if (poll.state !== 'open' || !poll.rulesHash) throw new Conflict('poll_not_open');
		if (poll.closesAt && poll.closesAt <= (await clock(trx))) throw new Conflict('poll_closed');
		const { electorate } = await frozenRules(trx, key, poll.rulesHash);
		if (electorate.kind === 'codes') throw new Conflict('poll_roll_codes');
		const { place, known } = await placeOf(trx, city.id, fields.person);
		if (await isOnRoll(trx, key, known)) throw new Conflict('poll_on_roll');
		await insertLate(trx, key, {
			rulesHash: poll.rulesHash,
			place,
			by: by.id,
			why: fields.why,
			on: dayIn(city.timeZone, now)
		});
		await recordActivity(trx, {
			cityId: city.id,
			actorId: by.id,
			verb: 'add to roll',
			groupId: poll.groupId ?? undefined,
			contentId: id,
			residentId: known.residentId
		});
	});
}

/** Where somebody will stand on the roll, and every form in which they may stand there already. */
async function placeOf(
	trx: Trx,
	cityId: number,
	person: string
): Promise<{ place: RollPlace; known: KnownAs }> {
	const read = readLatePerson(person);
	if (!read) throw new Invalid('unexpected', 'person');
	switch (read.by) {
		case 'number':
			return { place: { memberNumber: read.number }, known: { memberNumber: read.number } };
		case 'resident': {
			const resident = await residentWithEmail(trx, cityId, read.id);
			if (!resident) throw new Invalid('poll_no_such_resident', 'person');
			const known = { residentId: resident.id, email: resident.email };
			return { place: { residentId: resident.id }, known };
		}
		case 'email': {
			const { email } = read;
			const account = await accountInCity(trx, cityId, email);
			const residentId = account?.residentId ?? undefined;
			return residentId === undefined
				? { place: { email }, known: { email } }
				: { place: { residentId }, known: { residentId, email } };
		}
	}
}
