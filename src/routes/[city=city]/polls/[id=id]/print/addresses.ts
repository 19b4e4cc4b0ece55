import type { RequestEvent } from '@sveltejs/kit';
import { to } from '#lib/i18n/link.ts';

/** The poll's page, in full, as a poster shows it. */
export function pollAddress({ url, params }: RequestEvent): string {
	return url.origin + to(`/${params.city}/polls/${params.id}`);
}

/** Where somebody votes who types a code. */
export function votePage(event: RequestEvent): string {
	return `${pollAddress(event)}/vote`;
}

/** The same with the code in it. */
export function codeAddress(event: RequestEvent, code: string): string {
	return `${votePage(event)}?code=${code}`;
}
