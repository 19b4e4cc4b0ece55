import { Conflict, Forbidden, NotFound } from '#lib/domain/errors.ts';
import { next } from '#lib/domain/moderation/case.ts';
import {
	concludes,
	eventOf,
	requireReasoned,
	type DecisionFields
} from '#lib/domain/moderation/decision.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { conductRules } from '../../queries/conduct-rules.ts';
import { lockCase, moveCase, type Case } from '../../queries/moderation/cases.ts';
import { insertDecision, pauseResident } from '../../queries/moderation/decisions.ts';
import { holdItem } from '../../queries/moderation/items.ts';
import { noticesOf } from '../../queries/moderation/notices.ts';
import { decisionOn, reasonsIn, restrictionIn } from './decision-rows.ts';
import { hideItem } from './hiding.ts';
import { publishHeld, settleHold } from './holding.ts';
import { requireUnclaimed } from './queue.ts';
import { tellOfDecision } from './telling.ts';

/**
 * Decides a case: thanks and closes it, asks the author to change the text, or hides it, with a statement of
 * reasons. Everything holds from the same moment on.
 * @returns the number of the decision for good
 * @throws NotFound, Forbidden for one's own text, Invalid without reasons, Conflict when the case has changed
 * since `version`, is decided, or somebody else has it
 */
export async function decideCase(
	context: Context,
	id: number,
	fields: DecisionFields
): Promise<string> {
	const { db, city, now } = context;
	const { id: by } = authorizeResident(context.actor, 'moderate');
	return db.transaction().execute(async (trx) => {
		const key = { cityId: city.id, caseId: id };
		const held = await lockCase(trx, key);
		if (!held) throw new NotFound();
		const itemKey = { cityId: city.id, contentId: held.contentId };
		const item = await holdItem(trx, itemKey);
		if (!item) throw new NotFound();
		if (item.authorId === by) throw new Forbidden('own_case');
		const state = next(held.state, eventOf[fields.step]);
		if (held.version !== fields.version) throw new Conflict('case_changed');
		requireUnclaimed(held, by, now);
		requireReasoned(fields);
		const restriction = restrictionIn(fields, item, now);
		const decision = await insertDecision(trx, {
			...decisionOn(context, item, { caseId: id, by }),
			...reasonsIn(fields, (await conductRules(trx, city.id))?.version),
			...restriction,
			step: fields.step,
			affected_id: item.authorId,
			automated_detection: held.findings > 0 && held.notices === 0,
			source: await sourceOf(trx, held, { cityId: city.id, by })
		});
		await moveCase(trx, key, state);
		if (fields.step === 'hide') {
			await hideItem(trx, city.id, item, decision.id);
			await settleHold(trx, context, item, 'hidden');
		} else if (concludes(fields.step)) await publishHeld(trx, context, item);
		if (restriction.ends_at && item.authorId !== null)
			await pauseResident(
				trx,
				{ cityId: city.id, residentId: item.authorId },
				{ by: decision.id, until: restriction.ends_at }
			);
		await tellOfDecision(trx, context, {
			caseId: id,
			puid: decision.puid,
			step: fields.step,
			item
		});
		await recordActivity(trx, {
			cityId: city.id,
			actorId: by,
			verb: 'decide case',
			contentId: held.contentId,
			detail: { step: fields.step, case: id }
		});
		return decision.puid;
	});
}

/** Who brought it up: an article 16 notice, another notice, or whoever decides. */
async function sourceOf(trx: Trx, held: Case, { cityId, by }: { cityId: number; by: number }) {
	if (held.isIllegal) return 'ARTICLE_16' as const;
	if (held.notices === 0) return 'VOLUNTARY' as const;
	const notices = await noticesOf(trx, { cityId, caseId: held.id }, 2);
	const onlyOwn = notices.length === 1 && notices[0]?.residentId === by;
	return onlyOwn ? ('VOLUNTARY' as const) : ('TYPE_OTHER_NOTIFICATION' as const);
}
