import type { ColumnType } from 'kysely';
import type { ImportOutcome } from '#lib/domain/import/outcome.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';

export interface ImportUploadTable {
	city_id: number;
	token_hash: string;
	resident_id: number;
	group_id: number;
	language: TextLanguage;
	name: string;
	/** Null as soon as it has been imported: then the outcome is there. */
	bytes: Uint8Array | null;
	outcome: ColumnType<ImportOutcome | null, string | undefined, string>;
	expires_at: Date;
}
