import type { ExportedProposal } from '#lib/domain/proposal/export.ts';
import type { Listing } from '#lib/domain/proposal/listing.ts';
import { wordsIn, type Words } from '#lib/domain/words.ts';
import type { Context } from '../../context.ts';
import { nextForExport } from '../../queries/proposals/export.ts';
import { searchPlan } from '../../queries/search.ts';

const batch = 500;

/**
 * Everything on a list that the viewer can see, whatever its length: in the order of the ids, a batch
 * at a time as it is taken. Open to all, as the list is. `home` is where addresses of the city begin.
 */
export async function* exportProposals(
	context: Context,
	listing: Listing,
	home: string
): AsyncGenerator<ExportedProposal> {
	const { db, city, actor: viewer } = context;
	const plan = listing.words ? await searchPlan(db, city.id, listing.words) : undefined;
	const asked = { cityId: city.id, viewer, listing, plan };
	for (let after = 0; ;) {
		const rows = await nextForExport(db, asked, { after, size: batch });
		for (const row of rows) {
			yield {
				id: row.id,
				title: row.title,
				summary: row.summary,
				text: row.text,
				language: row.language,
				category: named(context, row.categoryNames),
				neighbourhood: named(context, row.neighbourhoodNames),
				group: row.groupName,
				state: row.state,
				supports: row.supports,
				published: row.publishedAt?.toISOString() ?? '',
				url: `${home}/proposals/${row.id}`,
				answer: row.answer,
				answered_by: row.answeredBy,
				answered: row.answeredAt?.toISOString() ?? null,
				context: row.marks?.label?.text ?? null,
				collapsed: (row.marks?.collapsed ?? null) !== null,
				merged_into: row.mergedInto
			};
		}
		const last = rows.at(-1);
		if (!last || rows.length < batch) return;
		after = last.id;
	}
}

/** In the city's own language, whoever asks: a file reads the same for all. */
function named({ city }: Context, names: Words | null): string | null {
	return names && wordsIn(names, city.locales[0] ?? 'en', city.locales).text;
}
