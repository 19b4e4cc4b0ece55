import { answer } from '#lib/server/http/answer.ts';
import { download } from '#lib/server/http/download.ts';
import { publishedBundle } from '#lib/server/services/polls/publishing.ts';

/** Everything that is needed to count a closed poll again. */
export const GET = (event) =>
	answer(event, async (context) =>
		download(event, {
			name: `poll-${event.params.id}.json`,
			type: 'application/json',
			parts: await publishedBundle(context, Number(event.params.id))
		})
	);
