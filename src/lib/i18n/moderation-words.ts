import type { CaseState } from '#lib/domain/moderation/case.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import { m } from './paraglide/messages.js';

/** What a notice or a decision says of a text, in a few words. */
export const groundWords: Record<ConductRule | 'illegal', () => string> = {
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

export const kindWords: Record<'proposal' | 'poll' | 'thread' | 'comment', () => string> = {
	proposal: m.kind_proposal,
	poll: m.kind_poll,
	thread: m.kind_thread,
	comment: m.kind_comment
};

export const decisionWords: Record<'none' | 'ask' | 'hide' | 'restore', () => string> = {
	none: m.decision_none,
	ask: m.decision_ask,
	hide: m.decision_hide,
	restore: m.decision_restore
};

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
