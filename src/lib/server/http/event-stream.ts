/** What the server says on a line that stays open (server-sent events). */
export interface Line {
	/** `id`: from where the browser asks on when the line breaks. */
	say(event: { name: string; id: number; data: unknown }): void;
	beat(): void;
	end(): void;
}

/** Said lines that a slow reader has not taken; behind this the line is cut, and asked for anew. */
const patience = 100;

/**
 * An answer that stays open. `open` decides first: what it refuses becomes the answer.
 * @param open given the line, returns what is to be done when the reader goes
 */
export async function eventStream(open: (line: Line) => Promise<() => void>): Promise<Response> {
	const bytes = new TextEncoder();
	let close: () => void = () => undefined;
	let isOpen = true;
	let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
	const body = new ReadableStream<Uint8Array>(
		{
			start: (given) => {
				controller = given;
			},
			cancel: () => {
				isOpen = false;
				close();
			}
		},
		{ highWaterMark: patience }
	);
	const write = (text: string) => {
		if (!isOpen || !controller) return;
		controller.enqueue(bytes.encode(text));
		if ((controller.desiredSize ?? 0) < 0) end();
	};
	const end = () => {
		if (!isOpen) return;
		isOpen = false;
		controller?.close();
		close();
	};
	close = await open({
		say: ({ name, id, data }) =>
			write(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
		beat: () => write(':\n\n'),
		end
	});
	write(`retry: ${4000 + Math.floor(Math.random() * 4000)}\n\n`);
	return new Response(body, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			// A proxy that gathers answers would hold back what is said.
			'x-accel-buffering': 'no'
		}
	});
}

/** The last event that a browser heard before its line broke. */
export function lastHeard(request: Request): number | undefined {
	const id = request.headers.get('last-event-id') ?? '';
	return /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}
