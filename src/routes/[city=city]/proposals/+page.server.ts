import { redirect } from '@sveltejs/kit';
import { readListing, writeListing } from '#lib/domain/proposal/listing.ts';
import { to } from '#lib/i18n/link.ts';
import { answer } from '#lib/server/http/answer.ts';
import { listProposals } from '#lib/server/services/proposals/listing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const listing = readListing(event.url.searchParams);
		const address = writeListing(listing);
		// A form sends its empty fields too: one list has one address.
		if (new URLSearchParams(address).toString() !== event.url.searchParams.toString())
			redirect(303, to(`/${context.city.slug}/proposals${address}`));
		return { listing, ...(await listProposals(context, listing)) };
	});
