import { residentId, seatedGroups } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { claimMinutes, isOpen } from '#lib/domain/moderation/case.ts';
import { authorize, authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { escaped } from '../../markdown.ts';
import { openAppeals } from '../../queries/moderation/appeals.ts';
import { claim, lockCase } from '../../queries/moderation/cases.ts';
import { caseWithItem } from '../../queries/moderation/case-page.ts';
import { decisionsBeside } from '../../queries/moderation/earlier.ts';
import { queuePage, waiting, type QueuePlace } from '../../queries/moderation/queue.ts';
import { proposedIn } from '../../queries/moderation/proposed.ts';
import { noticesOf } from '../../queries/moderation/notices.ts';
import { withPollText } from './poll-text.ts';

const casesOnPage = 50;
const noticesShown = 20;

/**
 * What waits for facilitators: cases, what is due first first, and appeals.
 * @param mine what is in groups in which the actor has a seat, and nothing else
 * @throws Forbidden
 */
export async function readQueue(
	{ db, city, actor }: Context,
	after: QueuePlace | null,
	{ mine = false }: { mine?: boolean } = {}
) {
	authorize(actor, 'moderate');
	const groups = mine ? seatedGroups(actor) : null;
	const [{ rows, more }, appeals, counted] = await Promise.all([
		queuePage(db, city.id, { after, size: casesOnPage, groups }),
		openAppeals(db, city.id, casesOnPage, groups),
		waiting(db, city.id)
	]);
	const last = rows.at(-1);
	return {
		cases: rows,
		next: more && last ? { at: last.dueAt, id: last.id } : null,
		appeals,
		counted,
		hasGroups: seatedGroups(actor).length > 0
	};
}

/**
 * A case with what is needed to decide it: the text in its place, what was said of it, and what was decided
 * before in it, about its author's other texts, and on the same ground. Whoever wrote the text learns
 * neither who reported it nor why, as no author does. @throws NotFound, Forbidden
 */
export async function readCase({ db, city, actor, now }: Context, id: number) {
	authorize(actor, 'moderate');
	const key = { cityId: city.id, caseId: id };
	const whole = await caseWithItem(db, key);
	if (!whole) throw new NotFound();
	const { case: found, item, changes, findings } = whole;
	const me = residentId(actor);
	const isOwn = item.authorId !== null && item.authorId === me;
	const about = { ...key, kind: item.kind, authorId: item.authorId, viewerId: me };
	const [notices, beside, proposals] = await Promise.all([
		isOwn ? [] : noticesOf(db, key, noticesShown),
		decisionsBeside(db, about),
		proposedIn(db, key)
	]);
	const waits = proposals.find(({ state }) => state === 'waiting');
	const isClaimed = found.claimedUntil !== null && found.claimedUntil > now;
	return {
		case: found,
		item: await withPollText(db, city.id, item),
		notices,
		findings,
		...beside,
		similar: isOwn ? [] : beside.similar,
		changed: changedIn(changes),
		/** What waits for a second person, and what was settled without one. */
		proposed: waits ?? null,
		settled: proposals.filter(({ state }) => state === 'declined' || state === 'withdrawn'),
		isMine: isClaimed && found.claimedBy === me,
		isOthers: isClaimed && found.claimedBy !== me,
		source: sourceOf(whole.source, item.html),
		isProposer: waits?.proposedBy === me,
		isOwn
	};
}

/** How often a text was changed since it was published, and whether since somebody reported it; null for never. */
function changedIn(changes: { times: number; at: Date | null; firstNoticeAt: Date | null }) {
	const { times, at, firstNoticeAt } = changes;
	if (times === 0 || at === null) return null;
	return { times, at, isSinceNotice: firstNoticeAt !== null && at > firstNoticeAt };
}

/** The words of a text with the signs of their marks, as passages are taken from it; nothing where they are as they are shown. */
function sourceOf(source: string, html: string): string {
	return html === `<p>${escaped(source)}</p>` ? '' : source;
}

/** Takes a case for half an hour, so that two do not work on it at once. @throws Conflict when somebody has it */
export async function claimCase(context: Context, id: number): Promise<void> {
	const { now } = context;
	const { id: residentId } = authorizeResident(context.actor, 'moderate');
	const until = new Date(now.getTime() + claimMinutes * 60_000);
	await give(context, id, { residentId, until });
}

/** Gives it back to the queue. */
export async function releaseCase(context: Context, id: number): Promise<void> {
	authorizeResident(context.actor, 'moderate');
	await give(context, id, null);
}

async function give(
	{ db, city, actor, now }: Context,
	id: number,
	to: Parameters<typeof claim>[2]
): Promise<void> {
	const key = { cityId: city.id, caseId: id };
	await db.transaction().execute(async (trx) => {
		const held = await lockCase(trx, key);
		if (!held) throw new NotFound();
		if (!isOpen(held.state)) throw new Conflict('case_decided');
		if (held.state === 'proposed') throw new Conflict('case_proposed');
		requireUnclaimed(held, residentId(actor), now);
		await claim(trx, key, to);
	});
}

/** @throws Conflict when another has the case at this moment */
export function requireUnclaimed(
	{ claimedBy, claimedUntil }: { claimedBy: number | null; claimedUntil: Date | null },
	me: number | null,
	now: Date
): void {
	if (claimedUntil !== null && claimedUntil > now && claimedBy !== me)
		throw new Conflict('case_claimed');
}
