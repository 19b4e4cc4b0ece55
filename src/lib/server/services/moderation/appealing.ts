import { residentId } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import {
	appealDue,
	mayAppeal,
	requireInTime,
	type VerdictFields
} from '#lib/domain/moderation/appeal.ts';
import { dueAt, next } from '#lib/domain/moderation/case.ts';
import { refuses } from '#lib/domain/moderation/ladder.ts';
import { authorize, authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import {
	decideAppeal as keepVerdict,
	findAppeal,
	insertAppeal,
	lockAppeal,
	type NewAppeal
} from '../../queries/moderation/appeals.ts';
import { holdUndecidedCase, lockCase, moveCase } from '../../queries/moderation/cases.ts';
import {
	decisionByPuid,
	insertDecision,
	type Decision
} from '../../queries/moderation/decisions.ts';
import { findItem, holdItem, type Item, type ItemKey } from '../../queries/moderation/items.ts';
import { decisionOn } from './decision-rows.ts';
import { takeBack } from './effects.ts';
import { publishHeld } from './holding.ts';
import { hasDecided, requireImpartial } from './impartial.ts';
import { readNotice } from './noticing.ts';
import { talkOfFacilitators } from './talk.ts';
import { tellOfAppeal } from './telling.ts';

/**
 * The author of a text that was restricted asks that somebody else looks again: free, for six months. Where
 * nobody here is known to have written it, who moderates asks in their name, whoever noticed the mistake.
 * @throws NotFound, Conflict when it is too late or somebody looks already
 */
export async function appealAsAuthor(context: Context, puid: string, text: string): Promise<void> {
	const { id } = authorizeResident(context.actor, 'appeal');
	await context.db.transaction().execute(async (trx) => {
		const decision = await decisionByPuid(trx, context.city.id, puid);
		if (!decision || !mayAppeal(context.actor, decision)) throw new NotFound();
		await file(trx, context, decision, { residentId: id }, text);
	});
}

/** The same by whoever gave a notice that was refused. Open to all who have its token. */
export async function appealAsNotifier(
	context: Context,
	{ id, token }: { id: number; token: string },
	text: string
): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const { decision } = await readNotice({ ...context, db: trx }, id, token);
		if (!decision || !refuses(decision.step)) throw new NotFound();
		await file(trx, context, decision, { noticeId: id }, text);
	});
}

/** An appeal with what it is against, for who looks again. @throws NotFound, Forbidden */
export async function readAppeal(context: Context, id: number) {
	const { db, city, actor } = context;
	authorize(actor, 'moderate');
	const appeal = await findAppeal(db, { cityId: city.id, appealId: id });
	if (!appeal) throw new NotFound();
	const [decision, item] = await Promise.all([
		decisionByPuid(db, city.id, appeal.puid),
		findItem(db, { cityId: city.id, contentId: appeal.contentId })
	]);
	if (!decision || !item) throw new NotFound();
	const me = residentId(actor);
	const isAppellant = me !== null && appeal.appellantId === me;
	const isOwn = isAppellant || (me !== null && item.authorId === me);
	// Whoever it is about reads what they wrote themselves, on their own page.
	const talk = isOwn ? null : await talkOfFacilitators(context, appeal);
	return { appeal, decision, item, talk, isFirst: hasDecided(appeal, me), isOwn, isAppellant };
}

/**
 * Decides an appeal: the first decision stands, or everything is as it was before. Never who decided first,
 * never about one's own text. @throws NotFound, Forbidden, Conflict when it is decided
 */
export async function decideAppeal(
	context: Context,
	id: number,
	{ outcome, reasons }: VerdictFields
): Promise<void> {
	const { db, city, now: at } = context;
	const { id: by } = authorizeResident(context.actor, 'moderate');
	await db.transaction().execute(async (trx) => {
		const seen = await findAppeal(trx, { cityId: city.id, appealId: id });
		if (!seen) throw new NotFound();
		// The case first, as whoever decides does.
		const held = await lockCase(trx, { cityId: city.id, caseId: seen.caseId });
		const appeal = await lockAppeal(trx, { cityId: city.id, appealId: id });
		if (!held || !appeal) throw new NotFound();
		if (appeal.state !== 'open') throw new Conflict('case_decided');
		const decision = await decisionByPuid(trx, city.id, appeal.puid);
		const item = await holdItem(trx, { cityId: city.id, contentId: appeal.contentId });
		if (!decision || !item) throw new NotFound();
		requireImpartial(appeal, item.authorId, by);
		const isReversed = outcome === 'reversed';
		const state = next(held.state, isReversed ? 'decision reversed' : 'decision upheld');
		await keepVerdict(trx, { cityId: city.id, appealId: id }, { state: outcome, by, reasons, at });
		await moveCase(trx, { cityId: city.id, caseId: held.id }, state);
		if (isReversed) await undo(trx, context, { decision, item, by });
		await tellOfAppeal(trx, context, decision);
		await recordActivity(trx, {
			cityId: city.id,
			actorId: by,
			verb: 'decide appeal',
			contentId: item.id,
			detail: { outcome, case: held.id }
		});
	});
}

/** Takes a decision back: a row of its own, and everything as it was. A notice that was refused goes to the queue again. */
async function undo(
	trx: Trx,
	context: Context,
	{ decision, item, by }: { decision: Decision; item: Item; by: number }
): Promise<void> {
	const { city, now } = context;
	await insertDecision(trx, {
		...decisionOn(context, item, { caseId: decision.caseId, by }),
		step: 'restore',
		reverses: decision.id
	});
	if (refuses(decision.step)) await reopen(trx, { cityId: city.id, contentId: item.id }, now);
	await takeBack(trx, context, item, decision);
	if (item.hiddenBy === decision.id) await publishHeld(trx, context, item);
}

/** What was refused at first is decided anew, soon. */
async function reopen(trx: Trx, key: ItemKey, at: Date): Promise<void> {
	await holdUndecidedCase(trx, { ...key, at, dueAt: dueAt(at, { illegal: true }) });
}

async function file(
	trx: Trx,
	{ city, now: at }: Context,
	decision: Decision,
	by: NewAppeal['by'],
	text: string
): Promise<void> {
	requireInTime(decision.decidedAt, at);
	const held = await lockCase(trx, { cityId: city.id, caseId: decision.caseId });
	if (!held) throw new NotFound();
	if (decision.appealId !== null) throw new Conflict('appeal_filed');
	const appeal = await insertAppeal(trx, {
		cityId: city.id,
		decisionId: decision.id,
		firstBy: decision.decidedBy,
		secondBy: decision.secondBy,
		by,
		text,
		at,
		dueAt: appealDue(at)
	});
	if (appeal === undefined) throw new Conflict('appeal_filed');
	await moveCase(trx, { cityId: city.id, caseId: held.id }, next(held.state, 'appeal filed'));
	await recordActivity(trx, {
		cityId: city.id,
		actorId: 'residentId' in by ? by.residentId : null,
		verb: 'appeal',
		contentId: decision.contentId
	});
}
