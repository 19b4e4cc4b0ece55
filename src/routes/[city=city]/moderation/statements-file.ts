import type { RequestEvent } from '@sveltejs/kit';
import { answer } from '#lib/server/http/answer.ts';
import { download } from '#lib/server/http/download.ts';
import { yearIn } from '#lib/server/http/query.ts';
import {
	publishStatements,
	type PublishedStatement
} from '#lib/server/services/moderation/publishing.ts';

/** The restrictions of `?year=2026`, or all, as a file that is written in parts. */
export const statementsFile = (
	event: RequestEvent,
	{ name, type }: { name: string; type: string },
	written: (published: AsyncIterable<PublishedStatement>) => AsyncGenerator<string>
): Promise<Response> =>
	answer(event, async (context) =>
		download(event, {
			name,
			type,
			parts: written(publishStatements(context, yearIn(event.url, 'year')))
		})
	);
