import type { Generated, GeneratedAlways } from 'kysely';
import type { Locale, TextLanguage } from '#lib/domain/locale.ts';
import type { CaseState } from '#lib/domain/moderation/case.ts';
import type { DecidedStep, Step } from '#lib/domain/moderation/ladder.ts';
import type { OrderEventKind, OrderFault, OrderKind } from '#lib/domain/moderation/order.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import type { Statement, StatementCategory } from '#lib/domain/moderation/statement.ts';

export interface ModerationCaseTable {
	city_id: number;
	id: GeneratedAlways<number>;
	content_id: number;
	state: Generated<CaseState>;
	version: Generated<number>;
	notices: Generated<number>;
	is_illegal: Generated<boolean>;
	/** One of its notices is of a trusted flagger. */
	is_trusted: Generated<boolean>;
	opened_at: Date;
	due_at: Date;
	claimed_by: number | null;
	claimed_until: Date | null;
	findings: Generated<number>;
}

export interface NoticeTable {
	city_id: number;
	id: GeneratedAlways<number>;
	case_id: number;
	ground: ConductRule | 'illegal';
	law: string;
	place: string;
	reason: string;
	good_faith: boolean;
	resident_id: number | null;
	name: string | null;
	email: string | null;
	/** When name and address were erased. */
	erased_at: Date | null;
	/** The trusted flagger for which the account acted. */
	flagger_id: number | null;
	locale: Locale;
	given_at: Date;
}

export interface DecisionTable {
	city_id: number;
	id: GeneratedAlways<number>;
	case_id: number;
	content_id: number;
	step: DecidedStep;
	decided_by: number;
	decided_at: Date;
	puid: Generated<string>;
	visibility: Statement['visibility'];
	provision: Statement['provision'];
	account: Statement['account'];
	affected_id: number | null;
	ends_at: Date | null;
	facts: Generated<string>;
	/** A sentence of context, of the step `label`. */
	label: Generated<string>;
	/** The discussion that is closed, of the step `close`. */
	thread_id: number | null;
	/** Who confirmed what needs two persons. */
	second_by: number | null;
	ground: Statement['ground'] | null;
	rule: ConductRule | null;
	law: Generated<string>;
	rules_version: number | null;
	category: Statement['category'] | null;
	content_type: Statement['contentType'];
	content_language: TextLanguage;
	content_date: Date;
	source: Statement['source'] | null;
	reverses: number | null;
	automated_detection: Generated<boolean>;
}

export interface ProposedDecisionTable {
	city_id: number;
	id: GeneratedAlways<number>;
	case_id: number;
	step: Step;
	ground: ConductRule | 'illegal';
	law: string;
	facts: string;
	days: Generated<number>;
	/** What is to go from a text, one a line; nothing once it is settled. */
	passages: Generated<string>;
	/** Of the case, as whoever proposed saw it. */
	version: number;
	proposed_by: number;
	proposed_at: Date;
	state: Generated<'waiting' | 'confirmed' | 'declined' | 'withdrawn'>;
	settled_by: number | null;
	settled_at: Date | null;
	reason: Generated<string>;
}

export interface AppealTable {
	city_id: number;
	id: GeneratedAlways<number>;
	decision_id: number;
	first_by: number;
	/** Who confirmed the decision, where it took two. */
	second_by: number | null;
	notice_id: number | null;
	resident_id: number | null;
	text: string;
	filed_at: Date;
	due_at: Date;
	state: Generated<'open' | 'upheld' | 'reversed'>;
	decided_by: number | null;
	decided_at: Date | null;
	reasons: Generated<string>;
}

export interface AuthorityOrderTable {
	city_id: number;
	id: GeneratedAlways<number>;
	kind: OrderKind;
	authority: string;
	country: string;
	reference: string;
	received_at: Date;
	legal_ground: string;
	category: StatementCategory;
	content_id: number | null;
	scope: string[];
	language: TextLanguage;
	recorded_by: number;
	recorded_at: Date;
}

export interface AuthorityOrderEventTable {
	city_id: number;
	id: GeneratedAlways<number>;
	order_id: number;
	received_at: Date;
	kind: OrderEventKind;
	at: Date;
	fault: OrderFault | null;
	words: Generated<string>;
	recorded_by: number;
	recorded_at: Date;
}

export interface TrustedFlaggerTable {
	city_id: number;
	id: GeneratedAlways<number>;
	name: string;
	coordinator: string;
	country: string;
	areas: string;
	since: string;
	until: string | null;
	recorded_at: Date;
}

export interface TrustedFlaggerAccountTable {
	city_id: number;
	resident_id: number;
	flagger_id: number;
	added_at: Date;
}
