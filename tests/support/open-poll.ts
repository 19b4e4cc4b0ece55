import { sql } from 'kysely';
import { asResident } from '#lib/domain/actor.ts';
import type { Choices } from '#lib/domain/poll/choices.ts';
import type { Electorate } from '#lib/domain/poll/electorate.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import type { PollPlan } from '#lib/domain/poll/rules.ts';
import type { Context } from '#lib/server/context.ts';
import { newPollSecret } from '#lib/server/poll-keys.ts';
import { insertSecret } from '#lib/server/queries/polls/rules.ts';
import { insertPoll, movePoll } from '#lib/server/queries/polls.ts';
import { openPoll } from '#lib/server/services/polls/opening.ts';

/** Which path by the river: three options, ranked, counted by instant runoff. */
export const aRanking: Question = {
	id: 'q1',
	kind: 'ranked',
	title: 'Which path along the river comes first?',
	text: 'Two of the three can be built **next year**.',
	required: true,
	shuffled: false,
	reason: 'off',
	counting: {
		method: 'irv',
		rules: {
			overvote: 'ends',
			skippedRanks: 'any',
			repeat: 'passed-over',
			elect: 'majority',
			oneAfterAnother: false,
			share: '0',
			shareOfFirstRound: false,
			severalPerRound: true,
			quotaPlaces: 0,
			places: 4,
			batch: false,
			zerosTogether: true,
			untilTwo: false,
			withdrawn: []
		}
	},
	options: ['Riverside', 'Hill', 'Harbour'].map((name, place) => ({
		id: `o${place + 1}`,
		name: `${name} path`,
		text: ''
	})),
	seats: 1,
	least: 1,
	most: 3,
	shared: false,
	unranked: 'last'
};

/** Whether to do it: yes, no or abstain. */
export const aYesNo: Question = {
	id: 'q1',
	kind: 'answered',
	title: 'Shall the benches come this year?',
	text: '',
	required: true,
	shuffled: false,
	reason: 'off',
	counting: { method: 'majority', rule: { of: 'votes', share: '1/2', enough: false } }
};

export const riverside: Choices = { q1: [[0], [1]] };
export const hill: Choices = { q1: [[1], [0], [2]] };
export const harbour: Choices = { q1: [[2]] };

interface PollWishes extends Partial<PollPlan> {
	groupId?: number | null;
	/** Milliseconds from the database's now. */
	closesIn?: number;
}

/** A poll in preparation of whoever writes. @returns its id */
export async function aPoll(
	{ db, city, actor, now }: Context,
	{ groupId = null, closesIn = 86_400_000, ...wishes }: PollWishes = {}
): Promise<number> {
	const plan: PollPlan = {
		title: 'Which path along the river?',
		text: '',
		language: 'en',
		questions: [aRanking],
		electorate: groupId === null ? defaultElectorate : { kind: 'group' },
		secrecy: 'confidential',
		results: 'after-closing',
		quorum: null,
		backward: true,
		...wishes
	};
	const cityId = city.id;
	const pollId = await insertPoll(db, {
		cityId,
		groupId,
		authorId: asResident(actor).id,
		title: plan.title,
		language: plan.language,
		draft: plan,
		follows: null,
		at: now
	});
	await insertSecret(db, { cityId, pollId }, newPollSecret());
	const closesAt = new Date(Date.now() + closesIn);
	await movePoll(db, { cityId, pollId }, { state: 'draft', closesAt });
	return pollId;
}

const defaultElectorate: Electorate = { kind: 'residents', neighbourhoods: [], verified: false };

/** An open poll. @returns its id */
export async function anOpenPoll(runner: Context, wishes: PollWishes = {}): Promise<number> {
	const id = await aPoll(runner, wishes);
	await openPoll(runner, id);
	return id;
}

/**
 * Lets the time of an open poll be over. The database would refuse this: its foreign keys are put to
 * sleep, as only the owner of the server can.
 */
export async function passTime({ db, city }: Context, pollId: number): Promise<void> {
	const past = new Date(Date.now() - 1000).toISOString();
	await db.transaction().execute(async (trx) => {
		await sql`set local session_replication_role = replica`.execute(trx);
		await sql`update poll set closes_at = ${past}::timestamptz
			where city_id = ${city.id} and id = ${pollId}`.execute(trx);
	});
}
