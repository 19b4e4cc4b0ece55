import type { GeneratedAlways } from 'kysely';

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
