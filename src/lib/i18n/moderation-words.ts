import type { ContentKind } from '#lib/domain/content.ts';
import type { Locale } from '#lib/domain/locale.ts';
import type { CaseState } from '#lib/domain/moderation/case.ts';
import type { RestrictionType } from '#lib/domain/moderation/report.ts';
import type { DecidedStep, Step } from '#lib/domain/moderation/ladder.ts';
import type { PrivateWordKind } from '#lib/domain/moderation/private-word.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import { count } from './dates.ts';
import { m } from './paraglide/messages.js';

/** Said in the language of the page, or of a mail. */
type Words = (none?: object, options?: { locale?: Locale }) => string;

/** What a notice or a decision says of a text, in a few words. */
export const groundWords: Record<ConductRule | 'illegal', Words> = {
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

export const kindWords: Record<ContentKind, Words> = {
	proposal: m.kind_proposal,
	poll: m.kind_poll,
	thread: m.kind_thread,
	comment: m.kind_comment,
	profile: m.kind_profile,
	group: m.kind_group,
	version: m.kind_version,
	remark: m.kind_remark
};

/** What a facilitator says to an author in private. */
export const privateWordWords: Record<PrivateWordKind, () => string> = {
	question: m.word_kind_question,
	thanks: m.word_kind_thanks
};

export const decisionWords: Record<DecidedStep, Words> = {
	none: m.decision_none,
	move: m.decision_move,
	ask: m.decision_ask,
	label: m.decision_label,
	collapse: m.decision_collapse,
	close: m.decision_close,
	pause: m.decision_pause,
	hide: m.decision_hide,
	suspend: m.decision_suspend,
	blank: m.decision_blank,
	terminate: m.decision_terminate,
	'hide-account': m.decision_hide_account,
	restore: m.decision_restore
};

/** What is decided, to whoever decides; its key stands in the help. */
export const stepWords: Record<Step, { text: Words; help: Words }> = {
	none: { text: m.case_step_none, help: m.case_step_none_help },
	move: { text: m.case_step_move, help: m.case_step_move_help },
	ask: { text: m.case_step_ask, help: m.case_step_ask_help },
	label: { text: m.case_step_context, help: m.case_step_context_help },
	collapse: { text: m.case_step_collapse, help: m.case_step_collapse_help },
	close: { text: m.case_step_close, help: m.case_step_close_help },
	pause: { text: m.case_step_pause, help: m.case_step_pause_help },
	hide: { text: m.case_step_hide, help: m.case_step_hide_help },
	blank: { text: m.case_step_blank, help: m.case_step_blank_help },
	suspend: { text: m.case_step_suspend, help: m.case_step_suspend_help },
	terminate: { text: m.case_step_terminate, help: m.case_step_terminate_help },
	'hide-account': { text: m.case_step_hide_account, help: m.case_step_hide_account_help }
};

/** The same of a text that waits to be published. */
export const heldStepWords: typeof stepWords = {
	...stepWords,
	none: { text: m.case_publish, help: m.case_publish_help },
	ask: { text: m.case_step_ask, help: m.case_held_ask_help },
	hide: { text: m.case_held_hide, help: m.case_held_hide_help }
};

/** What was decided, to whoever wrote the text; nothing of what has no statement of reasons. */
const statementWords: Partial<Record<DecidedStep, Words>> = {
	ask: m.statement_step_ask,
	label: m.statement_step_label,
	collapse: m.statement_step_collapse,
	close: m.statement_step_close,
	pause: m.statement_step_pause,
	hide: m.statement_step_hide,
	suspend: m.statement_step_suspend,
	blank: m.statement_step_blank,
	terminate: m.statement_step_terminate,
	'hide-account': m.statement_step_hide_account
};

/** The outcome of a decision, as a statement of reasons says it to the author of what it is about. */
export function statementSaid({ step, kind }: { step: DecidedStep; kind: ContentKind }): string {
	const said = (step === 'hide' && hiddenWords[kind]) || statementWords[step];
	return said?.() ?? '';
}

/** What was hidden, where it is not a text. */
const hiddenWords: Partial<Record<ContentKind, Words>> = {
	version: m.statement_step_hide_version,
	profile: m.statement_step_hide_name,
	group: m.statement_step_hide_group,
	remark: m.statement_step_hide_remark
};

/** For how long, in days. */
export const daysWords: Record<number, Words> = {
	0: m.case_pause_0,
	1: m.case_pause_1,
	3: m.case_pause_3,
	7: m.case_pause_7,
	30: m.case_days_30,
	90: m.case_days_90,
	365: m.case_days_365
};

/** What became of what was reported, for whoever gave the notice. */
export function outcomeSaid(step: DecidedStep): string {
	if (step === 'none') return m.notice_outcome_none();
	if (step === 'move') return m.notice_outcome_move();
	if (step === 'hide') return m.notice_outcome_hide();
	return m.notice_outcome_other({ step: decisionWords[step]() });
}

/** What came of an appeal, in the public log. */
export const appealWords: Record<'open' | 'upheld' | 'reversed', () => string> = {
	open: m.moderation_appeal_open,
	upheld: m.moderation_appeal_upheld,
	reversed: m.moderation_appeal_reversed
};

/** The restrictions that facilitators decide here; the official list has more. */
export const typeWords: Partial<Record<RestrictionType, () => string>> = {
	CONTENT_LABELLED: m.moderation_type_labelled,
	CONTENT_DEMOTED: m.moderation_type_demoted,
	CONTENT_INTERACTION_RESTRICTED: m.moderation_type_interaction,
	CONTENT_DISABLED: m.moderation_type_disabled,
	CONTENT_REMOVED: m.moderation_type_removed,
	PARTIAL_SUSPENSION: m.moderation_type_paused,
	TOTAL_SUSPENSION: m.moderation_type_suspended,
	SUSPENDED: m.moderation_type_account_suspended,
	TERMINATED: m.moderation_type_terminated
};

/** How many of how many, as the cell of a table: of nothing there is no part. */
export const partSaid = (n: number, all: number): string =>
	all === 0 ? m.moderation_of_none() : m.moderation_of({ n: count(n), all: count(all) });

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
