import { readListing, writeListing } from '#lib/domain/proposal/listing.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { answer } from '#lib/server/http/answer.ts';
import { sendFeed } from '#lib/server/http/feed.ts';
import { feedOfProposals } from '#lib/server/services/feeds.ts';

/** The newest of the list that the address tells. */
export const GET = (event) =>
	answer(event, async (context) => {
		const listing = readListing(event.url.searchParams);
		const { words } = listing;
		return sendFeed(event, context, {
			title: words ? m.proposal_list_search_title({ words }) : m.proposal_list_title(),
			page: `/proposals${writeListing({ ...listing, place: null })}`,
			items: await feedOfProposals(context, listing)
		});
	});
