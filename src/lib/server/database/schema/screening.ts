import type { Generated, GeneratedAlways } from 'kysely';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { FindingCause } from '#lib/domain/moderation/automatic.ts';
import type { HoldOutcome } from '#lib/domain/moderation/hold.ts';
import type { WatchWord } from '#lib/domain/moderation/watch-words.ts';

export interface ScreeningSettingsTable {
	city_id: number;
	judges: boolean;
	looks_at_links: boolean;
	looks_at_first: boolean;
	hold_hours: number;
	texts_an_hour: Generated<number>;
	texts_an_hour_verified: Generated<number>;
}

export interface WatchWordTable {
	city_id: number;
	id: GeneratedAlways<number>;
	word: string;
	language: TextLanguage | null;
	whole: WatchWord['whole'];
	effect: WatchWord['effect'];
}

export interface FindingTable {
	city_id: number;
	id: GeneratedAlways<number>;
	case_id: number;
	cause: FindingCause;
	detail: string;
	found_at: Date;
}

export interface HoldTable {
	city_id: number;
	id: GeneratedAlways<number>;
	content_id: number;
	group_id: number | null;
	case_id: number;
	held_at: Date;
	until: Date;
	escalated_at: Date | null;
	ended_at: Date | null;
	outcome: HoldOutcome | null;
}
