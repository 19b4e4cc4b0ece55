import { isStaff, residentId, type Actor } from '#lib/domain/actor.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { may, type Act } from '#lib/domain/permissions.ts';
import { canPoll, maySeeResults } from '#lib/domain/poll.ts';
import { showsBallots } from '#lib/domain/poll/published.ts';
import { pollPlan, type PollPlan, type PollRules } from '#lib/domain/poll/rules.ts';
import type { PollCount } from '#lib/domain/poll/result.ts';
import { announcedThread } from '#lib/domain/thread/announced.ts';
import { wordsIn } from '#lib/domain/words.ts';
import type { Context } from '../../context.ts';
import { findHeld } from '../../queries/moderation/holds.ts';
import { neighbourhoodNames } from '../../queries/polls/electorate.ts';
import { closingOf, interimOf } from '../../queries/polls/closing.ts';
import { annulmentOf, outcomesOf } from '../../queries/polls/outcomes.ts';
import { onRoll, rollFigures, type RollEntry } from '../../queries/polls/roll.ts';
import { findPoll, type FoundPoll, type PollKey } from '../../queries/polls.ts';
import { closeDuePoll } from './closing.ts';
import { htmlOf, htmlOfPlan, rulesIn, type PollHtml } from './frozen.ts';
import { besides } from './besides.ts';

/** A poll with all that became of it, and what this viewer can do about it. Open to all who can see it. */
export async function showPoll(context: Context, id: number) {
	const seen = await readPoll(context, id);
	const { db, city, actor } = context;
	const key = { cityId: city.id, pollId: id };
	const { poll, plan, html, entry } = seen;
	const [outcomes, annulment] = poll.rulesHash
		? await Promise.all([outcomesOf(db, key), annulmentOf(db, key)])
		: [[], undefined];
	const shown = await resultsOf(context, seen);
	const isAbout = { groupId: poll.groupId ?? undefined };
	const prepares = may(actor, 'write poll', isAbout);
	return {
		...factsOf(poll),
		plan,
		rules: seen.rules,
		html,
		/** Names of the neighbourhoods that the electorate is of. */
		places: await placesOf(context, plan),
		/** Null before opening. */
		entitledAtOpening: seen.rules?.entitled ?? null,
		voter: entry ? { votedBy: entry.votedBy } : null,
		figures:
			prepares && poll.state === 'open'
				? await rollFigures(db, key).then(({ entitled, late, voted }) => ({
						entitled,
						late,
						voted
					}))
				: null,
		result: shown?.result ?? null,
		...(shown ? await besides(context, seen) : { names: null, reasons: null, written: null }),
		bundle: shown && poll.state === 'closed' ? `/${city.slug}/polls/${id}/bundle.json` : null,
		hasBallots:
			shown !== null && seen.rules !== null
				? showsBallots(seen.rules.secrecy, shown.result.counted)
				: false,
		outcome: outcomes[0] ?? null,
		formerOutcomes: outcomes.slice(1),
		annulment: annulment ?? null,
		thread: poll.rulesHash ? announcedThread(poll) : null,
		/** What happens once its texts were looked at, and by when that is; null for what does not wait. */
		waits: await waitingOf(context, poll),
		can: actsOf(actor, poll, seen, annulment?.askedBy ?? null)
	};
}
export type ShownPoll = Awaited<ReturnType<typeof showPoll>>;

/** A poll as everything else about it begins: seen by this viewer, closed if its time is over. */
export interface SeenPoll {
	poll: FoundPoll;
	/** Null before opening. */
	rules: PollRules | null;
	/** The rules, or the plan of a poll in preparation; null while that is incomplete. */
	plan: PollPlan | PollRules | null;
	html: PollHtml;
	/** The viewer's place on the roll. */
	entry: RollEntry | undefined;
}

/** @throws NotFound */
export async function readPoll(context: Context, id: number): Promise<SeenPoll> {
	const { db, city, actor } = context;
	const key: PollKey = { cityId: city.id, pollId: id };
	const poll = await closedIfDue(context, await findPoll(db, { ...key, viewer: actor }), key);
	const rules = poll.rulesHash && poll.rules ? rulesIn(poll.rulesHash, poll.rules) : null;
	const parsed = rules ? undefined : pollPlan.safeParse(poll.draft);
	const plan = rules ?? parsed?.data ?? null;
	return {
		poll,
		rules,
		plan,
		html: rules ? htmlOf(rules) : plan ? htmlOfPlan(plan) : {},
		entry: rules ? await entryOf(context, key) : undefined
	};
}

/** The poll, closed first if its time is over and the clock has not done so yet. */
async function closedIfDue(
	{ db, actor, now }: Context,
	poll: FoundPoll | undefined,
	key: PollKey
): Promise<FoundPoll> {
	if (!poll) throw new NotFound();
	if (poll.state !== 'open' || !poll.closesAt || poll.closesAt > now) return poll;
	await closeDuePoll(db, key);
	return (await findPoll(db, { ...key, viewer: actor })) ?? poll;
}

/** The results if this viewer may see them now (domain/poll.ts decides), else null. */
export async function resultsOf(
	{ db, city }: Context,
	{ poll, rules, entry }: SeenPoll
): Promise<{ result: PollCount } | null> {
	const key = { cityId: city.id, pollId: poll.id };
	if (!rules || !maySee(poll, rules, entry)) return null;
	const found = poll.state === 'closed' ? await closingOf(db, key) : await interimOf(db, key);
	return found ? { result: found.result } : null;
}

export function maySee(
	poll: Pick<FoundPoll, 'state' | 'resultsPublishedAt'>,
	{ results }: Pick<PollRules, 'results'>,
	entry: RollEntry | undefined
): boolean {
	const [published, voted] = [poll.resultsPublishedAt !== null, Boolean(entry?.votedBy)];
	return maySeeResults({ state: poll.state, results, published, voted });
}

async function entryOf({ db, actor }: Context, key: PollKey): Promise<RollEntry | undefined> {
	if (actor.kind !== 'resident' && actor.kind !== 'newcomer') return undefined;
	const { accountId } = actor;
	return onRoll(db, key, { by: 'account', residentId: residentId(actor), accountId });
}

function factsOf(poll: FoundPoll) {
	const { id, title, state, language, groupId, groupName, groupLanguage, groupVisibility } = poll;
	const { opensAt, closesAt, closedAt, follows, publishedAt, rulesHash } = poll;
	return {
		...{ id, title, state, language, groupId, groupName, groupLanguage, groupVisibility },
		...{ opensAt, closesAt, closedAt, follows, publishedAt, rulesHash },
		resultsPublished: poll.resultsPublishedAt !== null,
		marks: poll.marks,
		followed: poll.followed
	};
}

/** The acts that the page offers to this viewer now. */
function actsOf(
	actor: Actor,
	poll: FoundPoll,
	{ entry, rules }: SeenPoll,
	annulAsked: number | null
) {
	const subject = { groupId: poll.groupId ?? undefined };
	const runs = (act: Act) => may(actor, act, subject) && actor.kind === 'resident';
	const isLinked = rules?.secrecy !== 'detached';
	const { state } = poll;
	return {
		edit: runs('write poll') && state === 'draft',
		open: runs('open poll') && canPoll('open', state),
		unschedule: runs('open poll') && canPoll('unschedule', state),
		vote: state === 'open' && entry !== undefined && (!entry.votedBy || isLinked),
		run: runs('open poll') && rules !== null,
		remind: runs('remind voters') && state === 'open',
		close: runs('close poll') && canPoll('close', state),
		publish:
			runs('publish results') &&
			state === 'closed' &&
			rules?.results === 'when-published' &&
			poll.resultsPublishedAt === null,
		state: runs('state outcome') && state === 'closed',
		annul: runs('annul poll') && canPoll('annul', state) && annulAsked === null,
		confirmAnnul:
			runs('annul poll') &&
			canPoll('annul', state) &&
			annulAsked !== null &&
			annulAsked !== residentId(actor),
		isStaff: isStaff(actor)
	};
}

async function waitingOf({ db, city }: Context, { id, heldBy, waitsFor }: FoundPoll) {
	if (heldBy === null || waitsFor === null) return null;
	const held = await findHeld(db, { cityId: city.id, contentId: id });
	return held ? { wish: waitsFor, until: held.until } : null;
}

async function placesOf({ db, city, locale }: Context, plan: PollPlan | null): Promise<string[]> {
	const electorate = plan?.electorate;
	if (electorate?.kind !== 'residents' || electorate.neighbourhoods.length === 0) return [];
	const names = await neighbourhoodNames(db, city.id, electorate.neighbourhoods);
	return names.map((words) => wordsIn(words, locale, city.locales).text);
}
