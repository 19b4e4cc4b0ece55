import { Conflict, Forbidden, Invalid, NotFound } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Channel, Secrecy } from '#lib/domain/poll.ts';
import { fitsAll } from '#lib/domain/poll/fits.ts';
import { readBallot, type ReadBallot } from '#lib/domain/poll/fill.ts';
import type { BallotFaults } from '#lib/domain/poll/fill/fault.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import {
	ballotOf,
	insertBallot,
	replaceBallot,
	rewordBallot
} from '../../queries/polls/ballots.ts';
import { markVoted, onRoll, type Voter } from '../../queries/polls/roll.ts';
import { shareOpenPoll } from '../../queries/polls/rules.ts';
import { findPoll, type PollKey } from '../../queries/polls.ts';
import { noteAssistance } from './assisting.ts';
import { frozenRules } from './frozen.ts';
import { channelOf, voterOf, type Caster } from './caster.ts';
import { noteLeaf } from './keeping.ts';
import { seal, type Filled } from './sealing.ts';

/** The leaf of the ballot that now counts; null where ballots are detached and there is no receipt. */
export type Cast = { leaf: string | null };

/**
 * Puts a ballot in the box, in one transaction: the poll is open by the database's clock and cannot
 * close meanwhile, the voter is on the roll and has not voted, the ballot fits the rules. Casting the
 * same again (the answer got lost) gives the same receipt; other choices take the place of the former
 * ones where the secrecy allows that. At a desk and at a kiosk a ballot is cast once: whoever works
 * there, or comes next, can neither replace what somebody cast nor learn it by trying.
 * @throws SignInRequired, Forbidden when not on the roll, Conflict when closed or voted already, Invalid
 */
export async function castBallot(
	context: Context,
	pollId: number,
	caster: Caster,
	filled: Filled
): Promise<Cast> {
	return cast(context, await readyToCast(context, pollId, caster), filled);
}

/**
 * The same for a form as it was sent: what is wrong with it comes back by the name of the field.
 * @throws as castBallot does
 */
export async function castFields(
	context: Context,
	pollId: number,
	caster: Caster,
	fields: Iterable<readonly [string, string | object]>
): Promise<Cast | Extract<ReadBallot, { faults: BallotFaults }>> {
	const ready = await readyToCast(context, pollId, caster);
	const read = readBallot(ready.rules, fields);
	return 'faults' in read ? read : cast(context, ready, read);
}

interface Ready {
	key: PollKey;
	rules: PollRules;
	voter: Voter;
	channel: Channel;
	/** Names in the log who assisted, where somebody did. */
	note(trx: Trx): Promise<void>;
}

async function readyToCast(context: Context, pollId: number, caster: Caster): Promise<Ready> {
	const { db, city, actor } = context;
	const key: PollKey = { cityId: city.id, pollId };
	const poll = await findPoll(db, { ...key, viewer: actor });
	if (!poll) throw new NotFound();
	const subject = { groupId: poll.groupId ?? undefined };
	const assistant =
		caster.by === 'desk' ? authorizeResident(actor, 'assist voter', subject) : undefined;
	const voter = voterOf(actor, caster);
	if (!poll.rulesHash) throw new Conflict('poll_not_open');
	const rules = await frozenRules(db, key, poll.rulesHash);
	const note = async (trx: Trx) => {
		if (assistant) await noteAssistance(trx, context, poll, assistant, 'assist voter');
	};
	return { key, rules, voter, channel: channelOf(caster), note };
}

async function cast(
	context: Context,
	{ key, note, ...ready }: Ready,
	filled: Filled
): Promise<Cast> {
	if (!fitsAll(ready.rules.questions, filled.choices)) throw new Invalid('poll_ballot_unfit');
	const cast = await context.db.transaction().execute(async (trx) => {
		const cast = await castOn(trx, key, { ...ready, filled });
		await note(trx);
		return cast;
	});
	noteLeaf(key);
	return cast;
}

type Casting = Omit<Ready, 'key' | 'note'> & { filled: Filled };

async function castOn(trx: Trx, key: PollKey, casting: Casting): Promise<Cast> {
	const { rules, voter, channel, filled } = casting;
	const held = await shareOpenPoll(trx, key);
	if (!held) throw new Conflict('poll_closed');
	const rollId = await markVoted(trx, key, voter, channel);
	if (rollId === undefined) return changeOn(trx, key, casting, held.rulesHash);
	const ballot = seal(held.rulesHash, filled);
	await insertBallot(trx, key, ballot, isLinked(rules.secrecy) ? rollId : null);
	return { leaf: isLinked(rules.secrecy) ? ballot.leaf : null };
}

/** Somebody casts who is not on the roll, or has cast before. */
async function changeOn(
	trx: Trx,
	key: PollKey,
	{ rules, voter, channel, filled }: Casting,
	rulesHash: string
): Promise<Cast> {
	const entry = await onRoll(trx, key, voter, { hold: true });
	if (!entry) throw new Forbidden(voter.by === 'code' ? 'poll_code_unknown' : 'poll_not_entitled');
	if (channel === 'assisted') throw new Conflict('poll_voted_before');
	if (channel === 'kiosk') throw new Conflict('poll_code_used');
	const former = isLinked(rules.secrecy) ? await ballotOf(trx, key, entry.id) : undefined;
	if (!former) throw new Conflict('poll_voted_already');
	const ballot = seal(rulesHash, filled);
	if (ballot.choices === former.choices) {
		await rewordBallot(trx, key, entry.id, ballot.words);
		return { leaf: former.leaf };
	}
	await replaceBallot(trx, key, ballot, { rollId: entry.id, replaces: former.leaf });
	return { leaf: ballot.leaf };
}

function isLinked(secrecy: Secrecy): boolean {
	return secrecy !== 'detached';
}
