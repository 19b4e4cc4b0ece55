import type { RequestEvent } from '@sveltejs/kit';
import { linkLasts } from '#lib/domain/mailed-link.ts';
import { cookieName, cookieOptions } from './cookies.ts';

/** Lets the browser of a sign-up confirm it by one button (services/sign-up.ts says why only this one). */
export function rememberSignUp(event: RequestEvent, secret: string): void {
	event.cookies.set(cookieName(event, 'sign-up'), secret, {
		...cookieOptions(event),
		maxAge: linkLasts['sign-up']
	});
}

export function signUpCookie(event: RequestEvent): string | undefined {
	return event.cookies.get(cookieName(event, 'sign-up'));
}

export function forgetSignUp(event: RequestEvent): void {
	event.cookies.delete(cookieName(event, 'sign-up'), cookieOptions(event));
}
