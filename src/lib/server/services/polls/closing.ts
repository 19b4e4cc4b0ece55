import { residentId, type Actor } from '#lib/domain/actor.ts';
import type { City } from '#lib/domain/city.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { canPoll } from '#lib/domain/poll.ts';
import type { Context } from '../../context.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { cityById } from '../../queries/cities.ts';
import { roomToSort, unlinkBallots } from '../../queries/polls/ballots.ts';
import { deleteInterim, insertClosing } from '../../queries/polls/closing.ts';
import { rollFigures, shuffleRoll } from '../../queries/polls/roll.ts';
import { deleteSecret, secretOf } from '../../queries/polls/rules.ts';
import {
	lockPoll,
	lockPollForClock,
	movePoll,
	type LockedPoll,
	type PollKey
} from '../../queries/polls.ts';
import { clock } from '../../queries/polls/moments.ts';
import { recordOccurrence } from '../notifications/recording.ts';
import { countNow } from './counting.ts';
import { frozenRules } from './frozen.ts';
import { lookAtRemarks } from './looking-at-remarks.ts';
import { finishLog } from './sequencing.ts';
import { forgetReminders, tellVoters } from './telling.ts';

/**
 * Closes a poll by hand: when its time is over (the clock does it too, whoever is first), or earlier
 * when everybody on the roll has voted. Nobody may end a vote that others still wait to take part in.
 * @throws Conflict when it is closed already, or not over yet
 */
export async function closePoll(context: Context, id: number): Promise<void> {
	const { db, city, actor } = context;
	const key = { cityId: city.id, pollId: id };
	await db.transaction().execute(async (trx) => {
		const poll = await lockPoll(trx, { ...key, viewer: actor });
		if (!poll) throw new NotFound();
		authorize(actor, 'close poll', { groupId: poll.groupId ?? undefined });
		if (!canPoll('close', poll.state)) throw new Conflict('poll_not_open');
		if (!(await isOver(trx, key, poll))) throw new Conflict('poll_not_over');
		await close(trx, city, poll, actor);
	});
}

/** Closes a poll whose time is over, by the clock. Whoever comes second finds it closed. */
export async function closeDuePoll(db: Db, key: PollKey): Promise<void> {
	const city = await cityById(db, key.cityId);
	if (!city) return;
	await db.transaction().execute(async (trx) => {
		const poll = await lockPollForClock(trx, key);
		if (poll?.state !== 'open' || !poll.closesAt || poll.closesAt > (await clock(trx))) return;
		await close(trx, city, poll, null);
	});
}

/**
 * One transaction under the exclusive lock: all leaves are in the log and its last root published, the
 * ballots counted, the result kept; then every link from a person to a ballot is destroyed.
 */
async function close(trx: Trx, city: City, poll: LockedPoll, by: Actor | null): Promise<void> {
	const key = { cityId: city.id, pollId: poll.id };
	if (!poll.rulesHash) throw new Error(`Poll ${poll.id} is open without rules.`);
	const rules = await frozenRules(trx, key, poll.rulesHash);
	const secret = await secretOf(trx, key);
	if (!secret) throw new Error(`Poll ${poll.id} is open without its secret.`);
	const closedAt = await clock(trx);
	const { chain } = await finishLog(trx, key);
	const result = await countNow(trx, key, rules, { seed: secret.seed, interim: false });
	await insertClosing(trx, key, {
		ballots: result.counted,
		entitled: result.entitled,
		result,
		seed: secret.seed,
		chain,
		closedBy: by && residentId(by),
		closedAt
	});
	await movePoll(trx, key, { state: 'closed' });
	if (rules.secrecy !== 'open') {
		await roomToSort(trx);
		await unlinkBallots(trx, key);
		await shuffleRoll(trx, key);
	}
	await lookAtRemarks(trx, city, { ...key, groupId: poll.groupId, rules, closedAt });
	await deleteSecret(trx, key);
	await deleteInterim(trx, key);
	await forgetReminders(trx, key);
	await recordActivity(trx, {
		cityId: city.id,
		actorId: by && residentId(by),
		verb: 'close poll',
		groupId: poll.groupId ?? undefined,
		contentId: poll.id,
		detail: { ballots: result.counted, entitled: result.entitled }
	});
	if (rules.results === 'when-published') return;
	await tellVoters(trx, city, poll.id, 'closed');
	await recordOccurrence(trx, {
		cityId: city.id,
		kind: 'poll counted',
		contentId: poll.id,
		groupId: poll.groupId ?? undefined,
		actorId: by && residentId(by),
		at: closedAt
	});
}

async function isOver(trx: Trx, key: PollKey, { closesAt }: LockedPoll): Promise<boolean> {
	if (closesAt && closesAt <= (await clock(trx))) return true;
	const { entitled, voted } = await rollFigures(trx, key);
	return voted === entitled;
}
