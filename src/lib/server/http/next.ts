/** An address of this site to go on to; anything else (another host, a script) becomes the front page. */
export function safeNext(next: unknown): string {
	if (typeof next !== 'string' || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return '/';
	const { host, pathname, search, hash } = new URL(next, 'http://this.site');
	// `/.//evil.example` becomes `//evil.example`, which would name another host.
	return host === 'this.site' && !pathname.startsWith('//') ? pathname + search + hash : '/';
}
