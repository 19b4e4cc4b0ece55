import type { TextLanguage } from '#lib/domain/locale.ts';
import type { ConductRule } from './rules.ts';

/** What a decision put beside a text that stays readable. */
export interface Marks {
	/** A sentence of context, in the language of the text. */
	label: { text: string; language: TextLanguage } | null;
	/** Because of which rule it lies behind a word. */
	collapsed: ConductRule | 'illegal' | null;
}
