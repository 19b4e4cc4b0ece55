import type { Generated, GeneratedAlways } from 'kysely';
import type { Locale } from '#lib/domain/locale.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import type { PrivateWordKind } from '#lib/domain/moderation/private-word.ts';
import type { Rhythm } from '#lib/domain/notification/choice.ts';

export interface AppealMessageTable {
	city_id: number;
	id: GeneratedAlways<number>;
	appeal_id: number;
	first_by: number;
	by_appellant: boolean;
	resident_id: number | null;
	text: string;
	written_at: Date;
}

export interface SavedReplyTable {
	city_id: number;
	id: GeneratedAlways<number>;
	rule: ConductRule | 'illegal' | null;
	language: Locale;
	title: string;
	text: string;
	version: Generated<number>;
	changed_by: number | null;
	changed_at: Date;
	retired_at: Date | null;
}

export interface FacilitatorNoteTable {
	city_id: number;
	id: GeneratedAlways<number>;
	content_id: number | null;
	resident_id: number | null;
	text: string;
	written_by: number;
	written_at: Date;
}

export interface QueueDigestTable {
	city_id: number;
	resident_id: number;
	rhythm: Rhythm;
	next_at: Date | null;
	told_cases: Generated<number[]>;
	told_appeals: Generated<number[]>;
}

export interface PrivateWordTable {
	city_id: number;
	id: GeneratedAlways<number>;
	kind: PrivateWordKind;
	content_id: number;
	resident_id: number;
	text: string;
	written_by: number;
	written_at: Date;
	answer: string | null;
	answered_at: Date | null;
}
