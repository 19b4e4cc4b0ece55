import type { Generated } from 'kysely';
import type { Json, JsonByDefault } from './json.ts';
import type { Locale, TextLanguage } from '#lib/domain/locale.ts';
import type { LinkPurpose } from '#lib/domain/mailed-link.ts';
import type { CityRole } from '#lib/domain/actor.ts';
import type { Words } from '#lib/domain/words.ts';

export interface AccountTable {
	id: Generated<number>;
	email: string;
	display_name: string;
	password_hash: string | null;
	locale: Locale;
	created_at: Generated<Date>;
}

export interface SessionTable {
	id: Generated<string>;
	id_hash: string;
	account_id: number;
	device: Generated<string>;
	created_at: Generated<Date>;
	seen_at: Generated<Date>;
	expires_at: Date;
}

export interface AccountTokenTable {
	id: Generated<number>;
	hash: string | null;
	purpose: LinkPurpose;
	account_id: number | null;
	email: string;
	payload: JsonByDefault<Record<string, string>>;
	created_at: Generated<Date>;
	expires_at: Date;
}

export interface KnownDeviceTable {
	account_id: number;
	secret_hash: string;
	expires_at: Date;
}

export interface ThrottleTable {
	act: string;
	subject_hash: string;
	tries: number;
	window_ends_at: Date;
}

export interface KeptFormTable {
	token_hash: string;
	path: string;
	fields: Json<Record<string, string[]>>;
	expires_at: Date;
}

export interface CityTable {
	id: Generated<number>;
	slug: string;
	names: Json<Words>;
	welcome: JsonByDefault<Words>;
	locales: Locale[];
	time_zone: string;
	accent: string;
	currency: Generated<string>;
	contact_email: string | null;
	contact: JsonByDefault<Words>;
	contact_form: string | null;
	authorities_email: string | null;
	authorities_languages: Generated<TextLanguage[]>;
	offers_translation: Generated<boolean>;
	created_at: Generated<Date>;
}

export interface ResidentTable {
	city_id: number;
	id: Generated<number>;
	account_id: number;
	display_name: string;
	role: Generated<CityRole>;
	verified_at: Date | null;
	neighbourhood_id: number | null;
	/** Given by the resident, for polls of an age band; shown to nobody. */
	birth_year: number | null;
	/** The decision that keeps them from writing, and until when. */
	paused_by: number | null;
	paused_until: Date | null;
	/** The decisions that keep them from taking part until then, and for good. */
	suspended_by: number | null;
	suspended_until: Date | null;
	terminated_by: number | null;
	/** What stood in display_name before a decision hid it, and that decision. */
	hidden_name: string | null;
	name_hidden_by: number | null;
	/** The decision that hid all that they wrote. */
	account_hidden_by: number | null;
	created_at: Generated<Date>;
}

export interface FileTable {
	city_id: number;
	id: Generated<string>;
	media_type: 'image/webp' | 'image/png';
	width: number;
	height: number;
	bytes: Uint8Array;
	created_by: number | null;
	created_at: Generated<Date>;
}

export interface CityLogoTable {
	city_id: number;
	file_id: string;
}

export interface ConductRulesTable {
	city_id: number;
	version: number;
	texts: Json<Partial<Record<Locale, { text: string; html: string }>>>;
	/** What it changed in the version before, in the city's languages. */
	changes: JsonByDefault<Words>;
	published_by: number | null;
	published_at: Generated<Date>;
}

export interface CategoryTable {
	city_id: number;
	id: Generated<number>;
	names: Json<Words>;
	icon: string;
	position: number;
	retired_at: Date | null;
}

export type NeighbourhoodTable = Omit<CategoryTable, 'icon'>;
