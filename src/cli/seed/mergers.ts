import { agreeToMerger, suggestMerger } from '#lib/server/services/proposals/merging.ts';
import type { GroupContent } from './content.ts';
import type { Person } from './people.ts';

/** A proposal of the demo that is published. */
export interface Written {
	id: number;
	author: Person;
}

/**
 * Lets a facilitator suggest that some proposals live on in others. The author of the other agrees first; what
 * is not agreed to yet waits for its own.
 */
export async function mergeProposals(
	told: readonly Written[],
	{ proposals, language }: GroupContent,
	{ facilitator, daysAgo }: { facilitator: Person; daysAgo(days: number): Date }
): Promise<void> {
	for (const [position, { joins }] of proposals.entries()) {
		if (!joins) continue;
		const [from, into] = [told[position], told[joins.into]];
		if (!from || !into) throw new Error('What is merged is not in the group.');
		const { reason } = joins;
		const asking = await facilitator.at(daysAgo(joins.daysAgo));
		await suggestMerger(asking, from.id, { into: into.id, reason, language });
		const answering = daysAgo(joins.daysAgo - 1);
		await agreeToMerger(await into.author.at(answering), from.id);
		if (joins.agreed) await agreeToMerger(await from.author.at(answering), from.id);
	}
}
