import type { Locale } from '#lib/domain/locale.ts';
import type { CaseState } from '#lib/domain/moderation/case.ts';
import type { RestrictionType } from '#lib/domain/moderation/report.ts';
import type { DecidedStep } from '#lib/domain/moderation/decision.ts';
import type { PrivateWordKind } from '#lib/domain/moderation/private-word.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import { count } from './dates.ts';
import { m } from './paraglide/messages.js';

/** What a notice or a decision says of a text, in a few words. */
export const groundWords: Record<
	ConductRule | 'illegal',
	(none?: object, options?: { locale?: Locale }) => string
> = {
	respect: m.rule_respect,
	hate: m.rule_hate,
	threat: m.rule_threat,
	privacy: m.rule_privacy,
	deception: m.rule_deception,
	advertising: m.rule_advertising,
	'off-topic': m.rule_off_topic,
	other: m.rule_other,
	illegal: m.rule_illegal
};

export const kindWords: Record<
	'proposal' | 'poll' | 'thread' | 'comment',
	(none?: object, options?: { locale?: Locale }) => string
> = {
	proposal: m.kind_proposal,
	poll: m.kind_poll,
	thread: m.kind_thread,
	comment: m.kind_comment
};

/** What a facilitator says to an author in private. */
export const privateWordWords: Record<PrivateWordKind, () => string> = {
	question: m.word_kind_question,
	thanks: m.word_kind_thanks
};

export const decisionWords: Record<DecidedStep, () => string> = {
	none: m.decision_none,
	ask: m.decision_ask,
	hide: m.decision_hide,
	restore: m.decision_restore
};

/** What came of an appeal, in the public log. */
export const appealWords: Record<'open' | 'upheld' | 'reversed', () => string> = {
	open: m.moderation_appeal_open,
	upheld: m.moderation_appeal_upheld,
	reversed: m.moderation_appeal_reversed
};

/** The restrictions that facilitators decide here; the official list has more. */
export const typeWords: Partial<Record<RestrictionType, () => string>> = {
	CONTENT_DISABLED: m.moderation_type_disabled,
	PARTIAL_SUSPENSION: m.moderation_type_paused
};

/** A median in whole hours, as the cell of a table. */
export function hoursSaid(hours: number | null): string {
	if (hours === null) return m.moderation_no_time();
	return hours === 0 ? m.moderation_under_an_hour() : m.moderation_hours({ n: count(hours) });
}

/** What came of looking again, for whoever gave a notice; nothing before anybody has. */
export function lookedAgain(state: CaseState): string | undefined {
	if (state === 'appealed') return m.notice_outcome_appealed();
	if (state === 'upheld') return m.notice_outcome_upheld();
	return state === 'reversed' ? m.notice_outcome_reversed() : undefined;
}

/** Rule or law of a decision, as a reader is told of it. */
export function groundOf(decision: { rule: ConductRule | null; law: string }): string {
	return decision.rule ? groundWords[decision.rule]() : `${m.rule_illegal()}: ${decision.law}`;
}
