import type { IncomingHttpHeaders } from 'node:http';

/**
 * Says in the headers by which address the person came, where no address is fixed: a tunnel or a
 * proxy has written it there; without one they came here themselves, over plain http.
 */
export function nameAddress(headers: IncomingHttpHeaders): void {
	const protocol = firstOf(headers['x-forwarded-proto']);
	headers['x-forwarded-proto'] = protocol === 'https' ? 'https' : 'http';
	headers['x-forwarded-host'] = firstOf(headers['x-forwarded-host']) ?? headers.host;
}

/** A chain of proxies writes a list; the first is the outermost. */
function firstOf(header: string | string[] | undefined): string | undefined {
	return [header].flat()[0]?.split(',')[0]?.trim() || undefined;
}
