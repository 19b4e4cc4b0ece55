import type { TextLanguage } from '#lib/domain/locale.ts';
import type { SearchLanguage } from '#lib/domain/search/words.ts';

export interface SearchDocumentTable {
	city_id: number;
	content_id: number;
	kind: 'proposal';
	language: TextLanguage;
	/** A tsvector: it is only ever asked, never read. */
	vector: string;
}

export interface SearchWordTable {
	city_id: number;
	language: SearchLanguage;
	word: string;
}
