import { redirect } from '@sveltejs/kit';
import { to } from '#lib/i18n/link.ts';
import { answer } from '#lib/server/http/answer.ts';
import { placeRemark } from '#lib/server/services/moderation/remarks.ts';

/** The address for good of what voters wrote: it leads to the result that it stands beside. */
export const GET = (event) =>
	answer(event, async (context) => {
		const poll = await placeRemark(context, Number(event.params.id));
		redirect(303, to(`/${event.params.city}/polls/${poll}#result`));
	});
