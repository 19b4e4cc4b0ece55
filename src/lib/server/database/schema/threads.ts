import type { Generated } from 'kysely';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { Stance, ThreadState, ThreadWriters } from '#lib/domain/thread.ts';

export interface ThreadTable {
	city_id: number;
	id: number;
	kind: Generated<'thread'>;
	subject_id: number | null;
	subject_kind: 'proposal' | 'poll' | null;
	title: Generated<string>;
	body: Generated<string>;
	body_html: Generated<string>;
	state: Generated<ThreadState>;
	conclusion: Generated<string>;
	conclusion_html: Generated<string>;
	conclusion_language: TextLanguage | null;
	/** The decision because of which nobody writes in it any more. */
	closed_by: Generated<number | null>;
	concluded_by: number | null;
	writers: Generated<ThreadWriters>;
	has_stances: Generated<boolean>;
	in_columns: Generated<boolean>;
	slow_minutes: Generated<number>;
}

export interface ThreadFiguresTable {
	city_id: number;
	thread_id: number;
	comments: Generated<number>;
	last_comment_at: Date | null;
}

export interface CommentTable {
	city_id: number;
	id: number;
	kind: Generated<'comment'>;
	thread_id: number;
	parent_id: number | null;
	top_id: number;
	body: string;
	body_html: string;
	stance: Stance | null;
	agrees: Generated<number>;
	is_official: Generated<boolean>;
	pinned_at: Date | null;
	version: Generated<number>;
	edited_at: Date | null;
	removed_at: Date | null;
	picture_id: string | null;
	picture_alt: Generated<string>;
	imported_author: string | null;
	agrees_elsewhere: Generated<number>;
}

export interface CommentVersionTable {
	city_id: number;
	comment_id: number;
	version: number;
	body: string;
	body_html: string;
	language: TextLanguage;
	written_at: Date;
}

export interface AgreementTable {
	city_id: number;
	comment_id: number;
	resident_id: number;
	created_at: Generated<Date>;
}

export interface ThreadVisitTable {
	city_id: number;
	thread_id: number;
	resident_id: number;
	read_to: number;
}

export interface CommentDraftTable {
	city_id: number;
	thread_id: number;
	resident_id: number;
	parent_id: Generated<number>;
	body: string;
	saved_at: Generated<Date>;
}

export interface ThreadSummaryTable {
	city_id: number;
	thread_id: number;
	body: string;
	body_html: string;
	disputed: Generated<string>;
	disputed_html: Generated<string>;
	language: TextLanguage;
	written_by: number;
	written_at: Date;
}

export interface SummarySourceTable {
	city_id: number;
	thread_id: number;
	comment_id: number;
	version: number;
}
