import type { DecisionFields } from '#lib/domain/moderation/decision.ts';
import { ladder, refuses } from '#lib/domain/moderation/ladder.ts';
import { categoryOf } from '#lib/domain/moderation/rules.ts';
import type { Context } from '../../context.ts';
import type { Item } from '../../queries/moderation/items.ts';

/** What every decision about an item says: who decided, when, and what kind of text it is about. */
export function decisionOn(
	{ city, now }: Context,
	item: Item,
	{ caseId, by }: { caseId: number; by: number }
) {
	return {
		city_id: city.id,
		case_id: caseId,
		content_id: item.id,
		decided_by: by,
		decided_at: now,
		content_type: item.pictureId === null ? 'TEXT' : 'IMAGE',
		content_language: item.language,
		content_date: item.publishedAt ?? now
	} as const;
}

/** Why: a rule of the city, in the version of its text that stands today, or a law. Nothing for a case that is closed with thanks. */
export function reasonsIn(
	{ step, ground, law, facts }: DecisionFields,
	rulesVersion: number | undefined
) {
	if (refuses(step) || ground === '') return {};
	return ground === 'illegal'
		? ({ facts, law, ground: 'ILLEGAL_CONTENT', category: 'ILLEGAL_OR_HARMFUL_SPEECH' } as const)
		: ({
				facts,
				rule: ground,
				ground: 'INCOMPATIBLE_CONTENT',
				category: categoryOf[ground],
				rules_version: rulesVersion ?? null
			} as const);
}

/** What is taken, as the Transparency Database names it: from readers, or for some days from its author. */
export function restrictionIn(
	{ step, label, pause }: DecisionFields,
	{ authorId }: Pick<Item, 'authorId'>,
	now: Date
) {
	const { restricts, days } = ladder[step];
	if (!restricts) return {};
	const words = step === 'label' ? { label } : {};
	if (!days || pause === 0 || authorId === null) return { ...restricts, ...words };
	const ends_at = new Date(now.getTime() + pause * 86_400_000);
	// Whoever has a text hidden can be kept from writing with it.
	return { provision: 'PARTIAL_SUSPENSION' as const, ...restricts, ends_at };
}
