interface Asking {
	method?: string;
	cookie: string;
	/** The address of the asking machine, by which tries are counted. */
	from: string;
	headers?: Record<string, string>;
	body?: Uint8Array<ArrayBuffer>;
}

/** Asks the site as a browser on one of its pages would, and goes nowhere by itself. */
export function ask(address: string, asking: Asking): Promise<Response> {
	const { method = 'GET', cookie, from, headers, body } = asking;
	const site = process.env.SITE_URL ?? '';
	return fetch(site + address, {
		method,
		redirect: 'manual',
		headers: { cookie, origin: site, accept: 'text/html', 'x-forwarded-for': from, ...headers },
		body
	});
}

/** What an answer says; of a line that stays open what it says first. */
export async function wordsOf(response: Response): Promise<string> {
	if (response.headers.get('content-type') !== 'text/event-stream') return response.text();
	const reader = response.body?.getReader();
	const first = await reader?.read();
	await reader?.cancel();
	return new TextDecoder().decode(first?.value);
}
