import { dayIn } from '#lib/domain/calendar.ts';
import type { City } from '#lib/domain/city.ts';
import { Conflict } from '#lib/domain/errors.ts';
import { canPoll } from '#lib/domain/poll.ts';
import { emptyLog } from '#lib/domain/poll/log/extend.ts';
import { pollPlan, rulesHash, rulesText, type PollPlan } from '#lib/domain/poll/rules.ts';
import { senselessRules } from '#lib/domain/poll/sense.ts';
import { sha256Hex } from '#lib/domain/tally/input.ts';
import type { Trx } from '../../database/connect.ts';
import { receiptKeyOf } from '../../poll-keys.ts';
import { recordActivity } from '../../queries/activity.ts';
import { groupVisibilityOf } from '../../queries/groups.ts';
import type { PollWish } from '../../queries/polls/looking.ts';
import { insertHead } from '../../queries/polls/log.ts';
import { clock } from '../../queries/polls/moments.ts';
import { insertRules, secretOf } from '../../queries/polls/rules.ts';
import { movePoll, releasePoll, type LockedPoll, type PollKey } from '../../queries/polls.ts';
import { indexContent } from '../../queries/search/index-content.ts';
import { enrol, entitledOf } from './enrolling.ts';
import { recordOccurrence } from '../notifications/recording.ts';
import { tellVoters } from './telling.ts';

/**
 * What a held poll needs to be opened or announced at this moment.
 * @returns its plan
 * @throws Conflict when it is no draft, incomplete, or its moments do not lie ahead
 */
export async function requireReady(
	trx: Trx,
	city: City,
	poll: LockedPoll,
	wished: PollWish
): Promise<PollPlan> {
	if (!canPoll(wished, poll.state)) throw new Conflict('poll_not_draft');
	const now = await clock(trx);
	if (wished === 'open') return soundPlan(trx, city, poll, now);
	if (!poll.opensAt || poll.opensAt <= now) throw new Conflict('poll_opens_in_past');
	return soundPlan(trx, city, poll, poll.opensAt);
}

/** Opens a held poll, or announces it, as was wished. @throws Conflict as requireReady, and when nobody may vote */
export async function grant(
	trx: Trx,
	city: City,
	poll: LockedPoll,
	{ wished, by }: { wished: PollWish; by: number | null }
): Promise<void> {
	if (wished === 'open') return open(trx, city, poll, by);
	const key = { cityId: city.id, pollId: poll.id };
	const plan = await requireReady(trx, city, poll, wished);
	await movePoll(trx, key, { state: 'scheduled' });
	await releasePoll(trx, key, await clock(trx));
	await index(trx, key, plan);
	await record(trx, key, poll, by, 'schedule poll');
}

/** Opens a held poll now; `by` is nobody when the clock does. @throws Conflict */
export async function open(
	trx: Trx,
	city: City,
	poll: LockedPoll,
	by: number | null
): Promise<void> {
	const key = { cityId: city.id, pollId: poll.id };
	const now = await clock(trx);
	const { closesAt } = poll;
	const plan = await requireReady(trx, city, poll, 'open');
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
	await insertRules(trx, key, { hash, text, closesAt, openedBy: by, openedAt: now });
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
		actorId: by,
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

export async function record(
	trx: Trx,
	{ cityId, pollId }: PollKey,
	{ groupId }: LockedPoll,
	by: number | null,
	verb: string,
	detail?: Record<string, number>
): Promise<void> {
	await recordActivity(trx, {
		cityId,
		actorId: by,
		verb,
		groupId: groupId ?? undefined,
		contentId: pollId,
		...(detail && { detail })
	});
}
