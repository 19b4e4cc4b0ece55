import { Conflict, Forbidden, NotFound } from '#lib/domain/errors.ts';
import { next, type CaseEvent } from '#lib/domain/moderation/case.ts';
import { requireReasoned, type DecisionFields } from '#lib/domain/moderation/decision.ts';
import { concludes, ladder } from '#lib/domain/moderation/ladder.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { conductRules } from '../../queries/conduct-rules.ts';
import { holdThreadsOf } from '../../queries/moderation/accounts.ts';
import { holdAffected } from '../../queries/moderation/affected.ts';
import { lockCase, moveCase, type Case } from '../../queries/moderation/cases.ts';
import { insertDecision } from '../../queries/moderation/decisions.ts';
import { holdItem, type Item } from '../../queries/moderation/items.ts';
import { noticesOf } from '../../queries/moderation/notices.ts';
import { blankItem, requireStanding } from './blanking.ts';
import { decisionOn, reasonsIn, restrictionIn } from './decision-rows.ts';
import { takeEffect, threadToClose } from './effects.ts';
import { publishHeld } from './holding.ts';
import { settleHold } from './settling.ts';
import { tellOfDecision } from './telling.ts';

export interface HeldCase {
	held: Case;
	item: Item;
}

/**
 * A case with what it is about, both held, for somebody who decides in it and saw it in this version.
 * @throws NotFound, Forbidden for one's own text, Conflict when it has changed since
 */
export async function holdCase(
	trx: Trx,
	{ city }: Context,
	{ caseId, by, version }: { caseId: number; by: number; version: number }
): Promise<HeldCase> {
	const held = await lockCase(trx, { cityId: city.id, caseId });
	if (!held) throw new NotFound();
	const item = await holdItem(trx, { cityId: city.id, contentId: held.contentId });
	if (!item) throw new NotFound();
	if (item.authorId === by) throw new Forbidden('own_case');
	if (held.version !== version) throw new Conflict('case_changed');
	return { held, item };
}

/** Whether this can be decided about it at all. @throws Invalid, Conflict, Forbidden for the account of an admin */
export async function requirePossible(
	trx: Trx,
	context: Context,
	{ item, fields }: { item: Item; fields: DecisionFields }
): Promise<void> {
	const { city, now } = context;
	requireReasoned(fields, item);
	if (fields.step === 'blank') await requireStanding(trx, context, item, fields);
	if (!ladder[fields.step].restricts?.account || item.authorId === null) return;
	const key = { cityId: city.id, residentId: item.authorId };
	// Discussions before persons, as whoever hides a text and pauses its author does.
	if (fields.step === 'hide-account') await holdThreadsOf(trx, key);
	const affected = await holdAffected(trx, key, now);
	if (affected?.role === 'admin') throw new Forbidden('case_admin');
	if (fields.step === 'hide-account' && affected?.accountHiddenBy)
		throw new Conflict('step_not_here');
}

/**
 * Writes the decision, lets it take effect, and tells those whom it concerns. `second` confirms what takes
 * two persons. @returns its number for good
 */
export async function enact(
	trx: Trx,
	context: Context,
	{ held, item }: HeldCase,
	deciding: { fields: DecisionFields; by: number; second?: number; event: CaseEvent }
): Promise<string> {
	const { city, now } = context;
	const { fields, by, second } = deciding;
	const { step } = fields;
	const state = next(held.state, deciding.event);
	const threadId = step === 'close' ? await threadToClose(trx, context, item) : null;
	const decision = await insertDecision(trx, {
		...decisionOn(context, item, { caseId: held.id, by }),
		...reasonsIn(fields, (await conductRules(trx, city.id))?.version),
		...restrictionIn(fields, item, now),
		step,
		thread_id: threadId,
		second_by: second ?? null,
		affected_id: item.authorId,
		automated_detection: held.findings > 0 && held.notices === 0,
		source: await sourceOf(trx, held, { cityId: city.id, by })
	});
	await moveCase(trx, { cityId: city.id, caseId: held.id }, state);
	const effect = { id: decision.id, step, threadId, affectedId: item.authorId };
	await takeEffect(trx, context, item, effect);
	if (step === 'blank') await blankItem(trx, context, item, fields.passages ?? '');
	if (step === 'hide') await settleHold(trx, context, item, 'hidden');
	else if (concludes(step)) await publishHeld(trx, context, item);
	await tellOfDecision(trx, context, { caseId: held.id, puid: decision.puid, step, item });
	await recordActivity(trx, {
		cityId: city.id,
		actorId: second ?? by,
		verb: second === undefined ? 'decide case' : 'confirm decision',
		contentId: held.contentId,
		detail: { step, case: held.id }
	});
	return decision.puid;
}

/** Who brought it up: a trusted flagger, an article 16 notice, another notice, or whoever decides. */
async function sourceOf(trx: Trx, held: Case, { cityId, by }: { cityId: number; by: number }) {
	if (held.isTrusted) return 'TRUSTED_FLAGGER' as const;
	if (held.isIllegal) return 'ARTICLE_16' as const;
	if (held.notices === 0) return 'VOLUNTARY' as const;
	const notices = await noticesOf(trx, { cityId, caseId: held.id }, 2);
	const onlyOwn = notices.length === 1 && notices[0]?.residentId === by;
	return onlyOwn ? ('VOLUNTARY' as const) : ('TYPE_OTHER_NOTIFICATION' as const);
}
