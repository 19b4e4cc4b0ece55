/** An address of this site to go on to; anything else (another host, a script) becomes the front page. */
export function safeNext(next: unknown): string {
	if (typeof next !== 'string' || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return '/';
	const url = new URL(next, 'http://this.site');
	return url.host === 'this.site' ? url.pathname + url.search + url.hash : '/';
}
