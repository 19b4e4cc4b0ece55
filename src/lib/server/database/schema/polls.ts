import type { Generated } from 'kysely';
import type { Channel, PollState } from '#lib/domain/poll.ts';
import type { PollCount } from '#lib/domain/poll/result.ts';
import type { WrittenWords } from '#lib/domain/poll/words.ts';
import type { Json, JsonByDefault } from './json.ts';

export interface PollTable {
	city_id: number;
	id: number;
	kind: Generated<'poll'>;
	title: Generated<string>;
	state: Generated<PollState>;
	draft: JsonByDefault<unknown>;
	opens_at: Date | null;
	closes_at: Date | null;
	follows: number | null;
	rules_hash: string | null;
	results_published_at: Date | null;
	reminded_at: Date | null;
	saved_at: Generated<Date>;
	waits_for: 'open' | 'schedule' | null;
	asked_by: number | null;
	looked_at: string | null;
}

export interface PollRulesTable {
	city_id: number;
	poll_id: number;
	hash: string;
	rules: string;
	closes_at: Date;
	opened_by: number | null;
	opened_at: Generated<Date>;
}

export interface PollSecretTable {
	city_id: number;
	poll_id: number;
	seed: string;
	code_key: string;
	receipt_key: string;
}

export interface PollListEntryTable {
	city_id: number;
	poll_id: number;
	entry: string;
	is_email: boolean;
}

export interface PollRollTable {
	city_id: number;
	poll_id: number;
	id: Generated<string>;
	rules_hash: string;
	resident_id: number | null;
	email: string | null;
	member_number: string | null;
	code_hash: string | null;
	voted_by: Channel | null;
	added_by: number | null;
	added_why: string | null;
	added_on: string | null;
}

export interface BallotTable {
	city_id: number;
	poll_id: number;
	rules_hash: string;
	choices: string;
	nonce: string;
	leaf: string;
	words: Json<WrittenWords> | null;
	roll_id: string | null;
}

export interface PollLeafTable {
	city_id: number;
	poll_id: number;
	leaf: string;
	replaces: string | null;
}

export interface PollLogHeadTable {
	city_id: number;
	poll_id: number;
	size: Generated<number>;
	chain: string;
	frontier: Json<unknown>;
}

export interface PollLogTable {
	city_id: number;
	poll_id: number;
	position: number;
	leaf: string;
	replaces: string | null;
}

export interface PollLogNodeTable {
	city_id: number;
	poll_id: number;
	level: number;
	index: number;
	hash: string;
}

export interface PollRootTable {
	city_id: number;
	poll_id: number;
	size: number;
	root: string;
}

export interface PollInterimTable {
	city_id: number;
	poll_id: number;
	ballots: number;
	result: Json<PollCount>;
}

export interface PollClosingTable {
	city_id: number;
	poll_id: number;
	ballots: number;
	entitled: number;
	result: Json<PollCount>;
	seed: string;
	chain: string;
	closed_by: number | null;
	closed_at: Generated<Date>;
}

export interface PollOutcomeTable {
	city_id: number;
	poll_id: number;
	version: number;
	statement: string;
	statement_html: string;
	language: string;
	review_on: string | null;
	stated_by: number | null;
	stated_at: Generated<Date>;
}

export interface PollAnnulmentTable {
	city_id: number;
	poll_id: number;
	why: string;
	asked_by: number;
	asked_at: Generated<Date>;
	confirmed_by: number | null;
	confirmed_at: Date | null;
}

export interface PaperBatchTable {
	city_id: number;
	id: Generated<number>;
	poll_id: number;
	label: string;
	size: number;
	first_by: number;
	first_entry: Json<unknown> | null;
	second_by: number | null;
	second_entry: Json<unknown> | null;
	state: Generated<'once' | 'differs' | 'counted'>;
	begun_at: Generated<Date>;
}
