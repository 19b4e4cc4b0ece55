import { Conflict, Forbidden, Invalid, NotFound } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Channel, Secrecy } from '#lib/domain/poll.ts';
import { fitsAll } from '#lib/domain/poll/fits.ts';
import { readBallot, type ReadBallot } from '#lib/domain/poll/fill.ts';
import type { BallotFaults } from '#lib/domain/poll/fill/fault.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import type { Context } from '../../context.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { ballotOf, castFirst, replaceBallot, rewordBallot } from '../../queries/polls/ballots.ts';
import { onRoll, type Voter } from '../../queries/polls/roll.ts';
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
	rulesHash: string;
	voter: Voter;
	channel: Channel;
	/** Names in the log who assists, where somebody does. */
	note?(trx: Trx): Promise<void>;
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
	const { rulesHash } = poll;
	if (!rulesHash) throw new Conflict('poll_not_open');
	const rules = await frozenRules(db, key, rulesHash);
	return {
		key,
		rules,
		rulesHash,
		voter,
		channel: channelOf(caster),
		note: assistant && ((trx) => noteAssistance(trx, context, poll, assistant, 'assist voter'))
	};
}

async function cast({ db }: Context, ready: Ready, filled: Filled): Promise<Cast> {
	const { key, rules, note } = ready;
	if (!fitsAll(rules.questions, filled.choices)) throw new Invalid('poll_ballot_unfit');
	const first = note ? undefined : await castNew(db, ready, filled);
	const cast =
		first ??
		(await db.transaction().execute(async (trx) => {
			const cast = (await castNew(trx, ready, filled)) ?? (await castAgain(trx, ready, filled));
			await note?.(trx);
			return cast;
		}));
	noteLeaf(key);
	return cast;
}

/** A first ballot: one statement, so a transaction by itself. @returns undefined when it is none, or may not be */
async function castNew(db: Db, ready: Ready, filled: Filled): Promise<Cast | undefined> {
	const { key, rules, rulesHash, voter, channel } = ready;
	const ballot = seal(rulesHash, filled);
	const isLinked = linksBallots(rules.secrecy);
	if (!(await castFirst(db, key, { voter, channel, ballot, isLinked }))) return undefined;
	return { leaf: isLinked ? ballot.leaf : null };
}

/** Somebody casts who has cast before, is not on the roll, or comes too late. */
async function castAgain(
	trx: Trx,
	{ key, rules, rulesHash, voter, channel }: Ready,
	filled: Filled
): Promise<Cast> {
	if (!(await shareOpenPoll(trx, key))) throw new Conflict('poll_closed');
	const entry = await onRoll(trx, key, voter, { hold: true });
	if (!entry) throw new Forbidden(voter.by === 'code' ? 'poll_code_unknown' : 'poll_not_entitled');
	if (channel === 'assisted') throw new Conflict('poll_voted_before');
	if (channel === 'kiosk') throw new Conflict('poll_code_used');
	const former = linksBallots(rules.secrecy) ? await ballotOf(trx, key, entry.id) : undefined;
	if (!former) throw new Conflict('poll_voted_already');
	const ballot = seal(rulesHash, filled);
	if (ballot.choices === former.choices) {
		await rewordBallot(trx, key, entry.id, ballot.words);
		return { leaf: former.leaf };
	}
	await replaceBallot(trx, key, ballot, { rollId: entry.id, replaces: former.leaf });
	return { leaf: ballot.leaf };
}

function linksBallots(secrecy: Secrecy): boolean {
	return secrecy !== 'detached';
}
