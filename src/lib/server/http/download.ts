import type { RequestEvent } from '@sveltejs/kit';

/** A file that is written while it is sent, named after the city and the day. */
export function download(
	event: RequestEvent,
	{ name, type, parts }: { name: string; type: string; parts: AsyncGenerator<string> }
): Response {
	const { city, now } = { city: event.params.city ?? '', now: event.locals.accountContext.now };
	const [stem = name, ending = ''] = name.split('.');
	const file = `${city}-${stem}-${now.toISOString().slice(0, 10)}.${ending}`;
	return new Response(streamOf(parts), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${file}"`
		}
	});
}

/** Small parts go out together: a chunk for every row would cost more than the row. */
const chunk = 64 * 1024;

function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream({
		async pull(controller) {
			let text = '';
			while (text.length < chunk) {
				const { value, done } = await parts.next();
				if (done) {
					if (text) controller.enqueue(encoder.encode(text));
					controller.close();
					return;
				}
				text += value;
			}
			controller.enqueue(encoder.encode(text));
		},
		async cancel() {
			await parts.return(undefined);
		}
	});
}
