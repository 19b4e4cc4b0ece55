import type { TextLanguage } from '#lib/domain/locale.ts';

/**
 * The language of a text by its words (ISO 639-1); undefined when it is too short or too mixed to be
 * sure. What tells languages apart is loaded with the first text that asks, once.
 */
export async function detectLanguage(text: string): Promise<TextLanguage | undefined> {
	const { eld } = await import('eld/extrasmall');
	const found = eld.detect(text);
	return found.isReliable() ? found.language : undefined;
}
