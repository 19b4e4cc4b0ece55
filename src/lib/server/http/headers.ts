import type { RequestEvent } from '@sveltejs/kit';

/** What every answer carries, beside the CSP that SvelteKit writes. */
export function secureHeaders(event: RequestEvent, response: Response): void {
	const { headers } = response;
	headers.set('x-content-type-options', 'nosniff');
	headers.set('x-frame-options', 'DENY');
	headers.set('referrer-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('cross-origin-resource-policy', 'same-origin');
	if (event.url.protocol === 'https:') {
		headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	}
	if (!headers.has('content-security-policy')) {
		headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
	}
	// A page for one person is for nobody's cache; a page for all may be kept, and asked for again.
	if (!headers.has('cache-control')) {
		headers.set('cache-control', event.locals.account ? 'private, no-store' : 'no-cache');
	}
}
