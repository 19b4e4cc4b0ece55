import type { Listing } from '#lib/domain/proposal/listing.ts';
import { excerptOf } from '#lib/domain/proposal/writing.ts';
import { wordsIn } from '#lib/domain/words.ts';
import type { Context } from '../../context.ts';
import { listChoices, type Choice } from '../../queries/proposals/choices.ts';
import {
	countProposals,
	pageOfProposals,
	type ListedProposal
} from '../../queries/proposals/listing.ts';
import { draftsOf } from '../../queries/proposals.ts';
import { searchPlan } from '../../queries/search.ts';

const pageSize = 20;

/** A page of the city's proposals, over all groups that the viewer can see. Open to all. */
export async function listProposals(context: Context, listing: Listing) {
	const { db, city, actor: viewer } = context;
	const plan = listing.words ? await searchPlan(db, city.id, listing.words) : undefined;
	const asked = { cityId: city.id, viewer, listing, plan };
	const [page, count, choices, drafts] = await Promise.all([
		pageOfProposals(db, asked, pageSize),
		countProposals(db, asked),
		listChoices(db, city.id, viewer),
		viewer.kind === 'resident' && !listing.words ? draftsOf(db, city.id, viewer) : []
	]);
	return {
		count,
		drafts,
		items: page.rows.map((row) => itemOf(context, row)),
		...placesOf(listing, page),
		choices: {
			categories: choices.categories.map((choice) => named(context, choice)),
			neighbourhoods: choices.neighbourhoods.map((choice) => named(context, choice)),
			groups: choices.groups
		}
	};
}
export type ProposalList = Awaited<ReturnType<typeof listProposals>>;
export type ProposalItem = ProposalList['items'][number];

function itemOf(
	context: Context,
	{ summary, body, neighbourhoodNames, sortValue: _, ...row }: ListedProposal
) {
	return {
		...row,
		excerpt: excerptOf({ summary, body }),
		place: neighbourhoodNames && wordsIn(neighbourhoodNames, context.locale, context.city.locales)
	};
}

/** Where the pages before and after this one begin, null when there is none. */
function placesOf(
	{ place }: Listing,
	{ rows, more }: { rows: ListedProposal[]; more: boolean }
): { next: Listing['place']; previous: Listing['place'] } {
	const [first, last] = [rows[0], rows.at(-1)];
	const isBack = place?.side === 'before';
	return {
		next: last && (more || isBack) ? { side: 'after', value: last.sortValue, id: last.id } : null,
		previous:
			first && (isBack ? more : place !== null)
				? { side: 'before', value: first.sortValue, id: first.id }
				: null
	};
}

function named({ locale, city }: Context, { id, names, retired }: Choice) {
	return { id, retired, name: wordsIn(names, locale, city.locales) };
}
