import type { RequestEvent } from '@sveltejs/kit';
import { isCitySlug } from '#lib/domain/city.ts';
import { deLocalizeUrl } from '#lib/i18n/paraglide/runtime.js';
import { safeNext } from './next.ts';

/**
 * The city whose frame a page of the account keeps: the one somebody came from, by `?city=espoo`, or
 * is going back to, by `?next=/fi/espoo/…`. Undefined for none.
 */
export function cityOfFrame({ url }: Pick<RequestEvent, 'url'>): string | undefined {
	const next = safeNext(url.searchParams.get('next'));
	const path = deLocalizeUrl(new URL(next, url)).pathname;
	const slug = url.searchParams.get('city') ?? path.split('/')[1];
	return slug && isCitySlug(slug) ? slug : undefined;
}

/** The query that keeps the frame and the way back on the next page of the account: `?city=espoo`, or nothing. */
export function keptQuery({ url }: Pick<RequestEvent, 'url'>): string {
	const kept = new URLSearchParams();
	for (const name of ['city', 'next']) {
		const value = url.searchParams.get(name);
		if (value) kept.set(name, value);
	}
	return kept.size > 0 ? `?${kept.toString()}` : '';
}
