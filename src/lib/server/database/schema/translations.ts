import type { Locale } from '#lib/domain/locale.ts';

export interface TranslationTable {
	city_id: number;
	content_id: number;
	version: number;
	language: Locale;
	/** Empty for what has none. */
	title: string;
	body_html: string;
	/** The host that made it. */
	provider: string;
	made_at: Date;
}
