import { redirect } from '@sveltejs/kit';
import { readPollListing, writePollListing } from '#lib/domain/poll/listing.ts';
import { to } from '#lib/i18n/link.ts';
import { findingsOf } from '#lib/i18n/poll-words.ts';
import { answer } from '#lib/server/http/answer.ts';
import { listPolls } from '#lib/server/services/polls/listing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const listing = readPollListing(event.url.searchParams);
		const address = writePollListing(listing);
		if (new URLSearchParams(address).toString() !== event.url.searchParams.toString())
			redirect(303, to(`/${context.city.slug}/polls${address}`));
		const { items, ...list } = await listPolls(context, listing);
		return {
			listing,
			...list,
			items: items.map(({ finding, ...item }) => ({
				...item,
				findings: finding ? findingsOf(finding.rules, finding.result, context.locale) : []
			}))
		};
	});
