import { dayIn } from '#lib/domain/calendar.ts';
import type { City } from '#lib/domain/city.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { canPoll } from '#lib/domain/poll.ts';
import { emptyLog } from '#lib/domain/poll/log/extend.ts';
import { pollPlan, rulesHash, rulesText, type PollPlan } from '#lib/domain/poll/rules.ts';
import { senselessRules } from '#lib/domain/poll/sense.ts';
import { sha256Hex } from '#lib/domain/tally/input.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { residentId } from '#lib/domain/actor.ts';
import type { Context } from '../../context.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { receiptKeyOf } from '../../poll-keys.ts';
import { recordActivity } from '../../queries/activity.ts';
import { cityById } from '../../queries/cities.ts';
import { groupVisibilityOf } from '../../queries/groups.ts';
import { insertHead } from '../../queries/polls/log.ts';
import { insertRules, secretOf } from '../../queries/polls/rules.ts';
import {
	lockPoll,
	lockPollForClock,
	movePoll,
	releasePoll,
	type LockedPoll,
	type PollKey
} from '../../queries/polls.ts';
import { clock } from '../../queries/polls/moments.ts';
import { indexContent } from '../../queries/search/index-content.ts';
import { enrol, entitledOf } from './enrolling.ts';
import { recordOccurrence } from '../notifications/recording.ts';
import { tellVoters } from './telling.ts';

/**
 * Opens a poll: its rules freeze, the roll is made of who is entitled at this moment, and voting begins.
 * @throws Conflict when it is open already, incomplete, would close in the past, or nobody may vote
 */
export async function openPoll(context: Context, id: number): Promise<void> {
	const { city, actor } = context;
	await context.db.transaction().execute(async (trx) => {
		const poll = await ownPoll(trx, context, id);
		await open(trx, city, poll, actor);
	});
}

/**
 * Announces a poll: it can be seen, and opens by itself at its moment; until then it stays as it is.
 * @throws Conflict when it is incomplete, or its moments do not lie ahead
 */
export async function schedulePoll(context: Context, id: number): Promise<void> {
	const { city, actor } = context;
	await context.db.transaction().execute(async (trx) => {
		const poll = await ownPoll(trx, context, id);
		if (!canPoll('schedule', poll.state)) throw new Conflict('poll_not_draft');
		const key = { cityId: city.id, pollId: id };
		const now = await clock(trx);
		if (!poll.opensAt || poll.opensAt <= now) throw new Conflict('poll_opens_in_past');
		const plan = await soundPlan(trx, city, poll, poll.opensAt);
		await movePoll(trx, key, { state: 'scheduled' });
		await releasePoll(trx, key, now);
		await index(trx, key, plan);
		await record(trx, key, poll, actor, 'schedule poll');
	});
}

/** Takes an announced poll back, to be changed. @throws Conflict when it has opened */
export async function unschedulePoll(context: Context, id: number): Promise<void> {
	const { city, actor } = context;
	await context.db.transaction().execute(async (trx) => {
		const poll = await ownPoll(trx, context, id);
		if (!canPoll('unschedule', poll.state)) throw new Conflict('poll_not_scheduled');
		const key = { cityId: city.id, pollId: id };
		await movePoll(trx, key, { state: 'draft' });
		await releasePoll(trx, key, null);
		await record(trx, key, poll, actor, 'unschedule poll');
	});
}

/**
 * Opens an announced poll whose moment has come, by the clock. One that can no longer be opened (its
 * group has nobody any more, say) becomes a draft again.
 */
export async function openDuePoll(db: Db, key: PollKey): Promise<void> {
	const city = await cityById(db, key.cityId);
	if (!city) return;
	await db.transaction().execute(async (trx) => {
		const poll = await lockPollForClock(trx, key);
		if (poll?.state !== 'scheduled' || !poll.opensAt || poll.opensAt > (await clock(trx))) return;
		try {
			await open(trx, city, poll, null);
		} catch (fault) {
			if (!(fault instanceof Conflict)) throw fault;
			await movePoll(trx, key, { state: 'draft' });
			await releasePoll(trx, key, null);
			await record(trx, key, poll, null, 'unschedule poll');
		}
	});
}

async function ownPoll(trx: Trx, { city, actor }: Context, id: number): Promise<LockedPoll> {
	const poll = await lockPoll(trx, { cityId: city.id, pollId: id, viewer: actor });
	if (!poll) throw new NotFound();
	authorize(actor, 'open poll', { groupId: poll.groupId ?? undefined });
	return poll;
}

async function open(trx: Trx, city: City, poll: LockedPoll, by: Actor | null): Promise<void> {
	if (!canPoll('open', poll.state)) throw new Conflict('poll_not_draft');
	const key = { cityId: city.id, pollId: poll.id };
	const now = await clock(trx);
	const { closesAt } = poll;
	const plan = await soundPlan(trx, city, poll, now);
	const secret = await secretOf(trx, key);
	if (!secret || !closesAt) throw new Error(`Poll ${poll.id} was begun without its secret.`);

	const today = dayIn(city.timeZone, now);
	const entitled = await entitledOf(trx, key, { plan, groupId: poll.groupId, today, secret });
	if (entitled.count === 0) throw new Conflict('poll_nobody_entitled');
	const text = rulesText({
		format: 'kumppani-poll',
		version: 1,
		city: city.slug,
		poll: poll.id,
		follows: poll.follows,
		...plan,
		entitled: entitled.count,
		opensAt: now.toISOString(),
		closesAt: closesAt.toISOString(),
		seedCommitment: sha256Hex(secret.seed),
		receiptKey: receiptKeyOf(secret.receiptKey)
	});
	const hash = rulesHash(text);
	const openedBy = by && residentId(by);
	await insertRules(trx, key, { hash, text, closesAt, openedBy, openedAt: now });
	await enrol(trx, key, hash, entitled);
	const { chain, frontier } = emptyLog(hash);
	await insertHead(trx, key, { size: 0, chain, frontier });
	await movePoll(trx, key, { state: 'open', rulesHash: hash });
	if (poll.state === 'draft') await releasePoll(trx, key, now);
	await record(trx, key, poll, by, 'open poll', { entitled: entitled.count });
	await tellVoters(trx, city, poll.id, 'opened');
	await recordOccurrence(trx, {
		cityId: city.id,
		kind: 'poll opened',
		contentId: poll.id,
		groupId: poll.groupId ?? undefined,
		actorId: openedBy,
		at: now
	});
	await index(trx, key, plan);
}

/** The plan of a poll that could open at that moment. @throws Conflict */
async function soundPlan(trx: Trx, city: City, poll: LockedPoll, opensAt: Date): Promise<PollPlan> {
	const parsed = pollPlan.safeParse(poll.draft);
	if (!parsed.success || !poll.closesAt) throw new Conflict('poll_incomplete');
	if (poll.closesAt <= opensAt) throw new Conflict('poll_closes_in_past');
	const { groupId } = poll;
	const groupVisibility =
		groupId === null ? null : ((await groupVisibilityOf(trx, city.id, groupId)) ?? null);
	if (senselessRules(parsed.data, { groupId, groupVisibility }).length > 0)
		throw new Conflict('poll_incomplete');
	return parsed.data;
}

async function index(trx: Trx, { cityId, pollId }: PollKey, plan: PollPlan): Promise<void> {
	await indexContent(trx, {
		cityId,
		contentId: pollId,
		kind: 'poll',
		language: plan.language,
		title: plan.title,
		summary: plan.questions.map(({ title }) => title).join(' '),
		body: plan.text
	});
}

async function record(
	trx: Trx,
	{ cityId, pollId }: PollKey,
	{ groupId }: LockedPoll,
	by: Actor | null,
	verb: string,
	detail?: Record<string, number>
): Promise<void> {
	await recordActivity(trx, {
		cityId,
		actorId: by && residentId(by),
		verb,
		groupId: groupId ?? undefined,
		contentId: pollId,
		...(detail && { detail })
	});
}
