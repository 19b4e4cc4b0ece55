import type { RequestEvent } from '@sveltejs/kit';

/** Over https the name binds the cookie to this host and path; plain http (the demo) cannot have it. */
export function cookieName(event: RequestEvent, name: 'session' | 'device' | 'sign-up'): string {
	return isSecure(event) ? `__Host-${name}` : name;
}

export function setSessionCookie(
	event: RequestEvent,
	session: { id: string; expiresAt: Date }
): void {
	event.cookies.set(cookieName(event, 'session'), session.id, {
		...cookieOptions(event),
		expires: session.expiresAt
	});
}

export function dropSessionCookie(event: RequestEvent): void {
	event.cookies.delete(cookieName(event, 'session'), cookieOptions(event));
}

/** Every cookie of ours: for this site, not for scripts, over https wherever the page is. */
export function cookieOptions(event: RequestEvent) {
	return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(event) } as const;
}

function isSecure(event: RequestEvent): boolean {
	return event.url.protocol === 'https:';
}
