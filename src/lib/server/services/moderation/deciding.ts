import { Forbidden, NotFound } from '#lib/domain/errors.ts';
import { next } from '#lib/domain/moderation/case.ts';
import { eventOf, requireReasoned, type DecisionFields } from '#lib/domain/moderation/decision.ts';
import { categoryOf } from '#lib/domain/moderation/rules.ts';
import { Conflict } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { conductRules } from '../../queries/conduct-rules.ts';
import { lockCase, moveCase, type Case } from '../../queries/moderation/cases.ts';
import { insertDecision, pauseResident } from '../../queries/moderation/decisions.ts';
import { findItem, holdItem, type Item } from '../../queries/moderation/items.ts';
import { noticesOf } from '../../queries/moderation/notices.ts';
import { hideItem } from './hiding.ts';
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
		await holdItem(trx, itemKey);
		const item = await findItem(trx, itemKey);
		if (!item) throw new NotFound();
		if (item.authorId === by) throw new Forbidden('own_case');
		const state = next(held.state, eventOf[fields.step]);
		if (held.version !== fields.version) throw new Conflict('case_changed');
		requireUnclaimed(held, by, now);
		requireReasoned(fields);
		const row = await rowOf(trx, context, held, item, { ...fields, by });
		const decision = await insertDecision(trx, row);
		await moveCase(trx, key, state);
		if (fields.step === 'hide') await hideItem(trx, city.id, item, decision.id);
		if (row.provision && item.authorId !== null && row.ends_at)
			await pauseResident(
				trx,
				{ cityId: city.id, residentId: item.authorId },
				{ by: decision.id, until: row.ends_at }
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

async function rowOf(
	trx: Trx,
	{ city, now }: Context,
	held: Case,
	item: Item,
	{ step, ground, law, facts, pause, by }: DecisionFields & { by: number }
) {
	const isIllegal = ground === 'illegal';
	const rule = step === 'none' || ground === '' || ground === 'illegal' ? null : ground;
	const pauses = step === 'hide' && pause > 0 && item.authorId !== null;
	return {
		city_id: city.id,
		case_id: held.id,
		content_id: item.id,
		step,
		decided_by: by,
		decided_at: now,
		visibility: step === 'hide' ? ('CONTENT_DISABLED' as const) : null,
		provision: pauses ? ('PARTIAL_SUSPENSION' as const) : null,
		account: null,
		affected_id: item.authorId,
		ends_at: pauses ? new Date(now.getTime() + pause * 86_400_000) : null,
		facts: step === 'none' ? '' : facts,
		ground:
			step === 'none'
				? null
				: isIllegal
					? ('ILLEGAL_CONTENT' as const)
					: ('INCOMPATIBLE_CONTENT' as const),
		rule,
		law: step !== 'none' && isIllegal ? law : '',
		rules_version: rule === null ? null : ((await conductRules(trx, city.id))?.version ?? null),
		category:
			step === 'none'
				? null
				: rule === null
					? ('ILLEGAL_OR_HARMFUL_SPEECH' as const)
					: categoryOf[rule],
		content_type: item.pictureId === null ? ('TEXT' as const) : ('IMAGE' as const),
		content_language: item.language,
		content_date: item.publishedAt ?? now,
		source: await sourceOf(trx, held, { cityId: city.id, by })
	};
}

/** Who brought it up: an article 16 notice, another notice, or whoever decides. */
async function sourceOf(trx: Trx, held: Case, { cityId, by }: { cityId: number; by: number }) {
	if (held.isIllegal) return 'ARTICLE_16' as const;
	const notices = await noticesOf(trx, { cityId, caseId: held.id }, 2);
	const onlyOwn = notices.length === 1 && notices[0]?.residentId === by;
	return onlyOwn ? ('VOLUNTARY' as const) : ('TYPE_OTHER_NOTIFICATION' as const);
}
