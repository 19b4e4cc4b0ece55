import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import {
	Conflict,
	Forbidden,
	Invalid,
	NotFound,
	Refusal,
	SignInRequired,
	TooLarge,
	TooMany,
	Unavailable
} from '#lib/domain/errors.ts';
import { say } from '#lib/i18n/say.ts';
import { localizeHref } from '#lib/i18n/paraglide/runtime.js';

/** The one place where a refusal becomes a status. */
export function statusOf(refusal: Refusal): number {
	if (refusal instanceof NotFound) return 404;
	if (refusal instanceof Forbidden) return 403;
	if (refusal instanceof SignInRequired) return 401;
	if (refusal instanceof Conflict) return 409;
	if (refusal instanceof TooLarge) return 413;
	if (refusal instanceof TooMany) return 429;
	if (refusal instanceof Invalid) return 400;
	if (refusal instanceof Unavailable) return 503;
	return 500;
}

/** The sentence of a refusal in the page's language. */
export function sentenceOf(refusal: Refusal): string {
	return say(`refusal_${refusal.reason}`, refusal.details);
}

/** Where to sign in, and then come back to this page. */
export function signInAddress(event: RequestEvent): string {
	const back = event.url.pathname + withoutAction(event.url.search);
	return localizeHref(`/sign-in?next=${encodeURIComponent(back)}`);
}

/** Ends a page or an endpoint with the refusal's status; a fault of ours is thrown on as it is. */
export function refuse(fault: unknown, event: RequestEvent): never {
	if (!(fault instanceof Refusal)) throw fault;
	if (fault instanceof SignInRequired && event.request.method !== 'HEAD')
		redirect(303, signInAddress(event));
	if (fault instanceof TooMany) event.setHeaders({ 'retry-after': String(fault.retryAfter) });
	error(statusOf(fault), { message: sentenceOf(fault), reason: fault.reason });
}

/** `?/cast&page=2` names an action: the page behind it has the address without it. */
function withoutAction(search: string): string {
	const kept = search
		.slice(1)
		.split('&')
		.filter((part) => part && !part.startsWith('/'));
	return kept.length ? `?${kept.join('&')}` : '';
}
