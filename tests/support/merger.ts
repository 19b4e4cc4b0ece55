import type { SuggestionFields } from '#lib/domain/proposal/merger.ts';
import type { Context } from '#lib/server/context.ts';
import { agreeToMerger, suggestMerger } from '#lib/server/services/proposals/merging.ts';

/** A suggestion as its form sends it. */
export function aSuggestion(
	into: number,
	wishes: Partial<SuggestionFields> = {}
): SuggestionFields {
	return { into, reason: 'Both ask for **benches** on the hill.', language: 'en', ...wishes };
}

/** A facilitator suggests, and those who answer agree one after another. */
export async function mergedInto(
	from: number,
	into: number,
	{ facilitator, authors }: { facilitator: Context; authors: readonly Context[] }
): Promise<void> {
	await suggestMerger(facilitator, from, aSuggestion(into));
	for (const author of authors) await agreeToMerger(author, from);
}
