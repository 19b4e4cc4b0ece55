import type { RequestEvent } from '@sveltejs/kit';

/** A PDF to look at and print, in parts as they are written; no cache keeps it. */
export function pdf(
	event: RequestEvent,
	{ name, parts }: { name: string; parts: Uint8Array | AsyncGenerator<Uint8Array> }
): Response {
	const file = `${event.params.city ?? ''}-${event.params.id ?? ''}-${name}.pdf`;
	return new Response(parts instanceof Uint8Array ? parts.slice() : streamOf(parts), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${file}"`,
			'cache-control': 'private, no-store'
		}
	});
}

function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
	return new ReadableStream({
		async pull(controller) {
			const { value, done } = await parts.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		async cancel() {
			await parts.return(undefined);
		}
	});
}
