/**
 * Whether an unsafe request comes from one of our own pages, whatever its content type. As the
 * browser says in Sec-Fetch-Site, or, where it says nothing (plain http, old browsers), by Origin
 * against the host that was asked. A request with neither comes from no browser, and so from nobody
 * whose cookies could be borrowed.
 * Source: Filippo Valsorda, "Cross-Site Request Forgery" (2025), as Go's net/http does it.
 */
export function isCrossSite(request: Request, host: string): boolean {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false;
	const site = request.headers.get('sec-fetch-site');
	if (site) return site !== 'same-origin' && site !== 'none';
	const origin = request.headers.get('origin');
	if (!origin) return false;
	return !URL.canParse(origin) || new URL(origin).host !== host;
}
