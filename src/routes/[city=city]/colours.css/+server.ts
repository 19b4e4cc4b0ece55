import { answer } from '#lib/server/http/answer.ts';
import { colourSheet } from '#lib/server/http/colours.ts';

export const GET = (event) =>
	answer(
		event,
		async ({ city }) =>
			new Response(colourSheet(city.accent), {
				headers: {
					'content-type': 'text/css',
					'cache-control': 'public, max-age=31536000, immutable'
				}
			})
	);
