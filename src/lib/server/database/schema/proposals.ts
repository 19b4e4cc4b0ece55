import type { Generated } from 'kysely';
import type { ContentKind } from '#lib/domain/content.ts';
import type { JsonByDefault } from './json.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { OpenState, ProposalState, Verdict } from '#lib/domain/proposal.ts';
import type { MergerState } from '#lib/domain/proposal/merger.ts';

export interface ContentTable {
	city_id: number;
	id: Generated<number>;
	kind: ContentKind;
	group_id: number | null;
	author_id: number | null;
	language: TextLanguage;
	created_at: Generated<Date>;
	published_at: Date | null;
	/** The decision that hid it. */
	hidden_by: Generated<number | null>;
	/** The decisions that put a sentence beside it, and that let it lie behind a word. */
	labelled_by: Generated<number | null>;
	collapsed_by: Generated<number | null>;
	/** How much above it is hidden. */
	hidden_above: Generated<number>;
	/** The decision that hid it with the account of its author. */
	hidden_with: Generated<number | null>;
	/** What waits until somebody has looked at it: its hold. */
	held_by: Generated<number | null>;
}

export interface ProposalTable {
	city_id: number;
	id: number;
	kind: Generated<'proposal'>;
	title: Generated<string>;
	summary: Generated<string>;
	body: Generated<string>;
	body_html: Generated<string>;
	category_id: number | null;
	neighbourhood_id: number | null;
	state: Generated<ProposalState>;
	state_since: Generated<Date>;
	threshold: number | null;
	version: Generated<number>;
	supports_elsewhere: Generated<number>;
	saved_at: Generated<Date>;
	/** The merger by which it lives on in another; while its state is `merged`, and only then. */
	merger_id: Generated<number | null>;
}

export interface ProposalMergerTable {
	city_id: number;
	id: Generated<number>;
	from_id: number;
	into_id: number;
	state: Generated<MergerState>;
	reason: string;
	language: TextLanguage;
	suggested_by: number;
	suggested_at: Date;
	from_agreed_by: Generated<number | null>;
	from_agreed_at: Generated<Date | null>;
	into_agreed_by: Generated<number | null>;
	into_agreed_at: Generated<Date | null>;
	/** What the first was when it was merged, and since when. */
	former_state: Generated<OpenState | null>;
	former_since: Generated<Date | null>;
	merged_at: Generated<Date | null>;
	ended_by: Generated<number | null>;
	ended_at: Generated<Date | null>;
	word: Generated<string>;
}

export interface ProposalFiguresTable {
	city_id: number;
	proposal_id: number;
	supports: Generated<number>;
	views: Generated<number>;
}

export interface ProposalVersionTable {
	city_id: number;
	proposal_id: number;
	version: number;
	title: string;
	summary: string;
	body: string;
	body_html: string;
	language: TextLanguage;
	written_by: number | null;
	written_at: Generated<Date>;
}

export interface ProposalStepTable {
	city_id: number;
	proposal_id: number;
	number: number;
	from_state: ProposalState;
	to_state: ProposalState;
	note: Generated<string>;
	note_html: Generated<string>;
	note_language: TextLanguage | null;
	taken_by: number | null;
	taken_at: Generated<Date>;
}

export interface SupportTable {
	city_id: number;
	proposal_id: number;
	resident_id: number;
	created_at: Generated<Date>;
}

export interface OfficialAnswerTable {
	city_id: number;
	proposal_id: number;
	version: number;
	verdict: Verdict;
	reason: string;
	reason_html: string;
	language: TextLanguage;
	owner: string;
	answered_by: number | null;
	answered_at: Generated<Date>;
}

export interface ImportRecordTable {
	city_id: number;
	group_id: number;
	kind: string;
	source_key: string;
	content_id: number;
	imported_at: Generated<Date>;
}

export interface ActivityTable {
	city_id: number;
	id: Generated<number>;
	at: Generated<Date>;
	actor_id: number | null;
	verb: string;
	group_id: number | null;
	content_id: number | null;
	resident_id: number | null;
	detail: JsonByDefault<Record<string, string | number | null>>;
}
