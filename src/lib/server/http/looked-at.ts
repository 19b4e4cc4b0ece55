import type { RequestEvent } from '@sveltejs/kit';
import type { LookedAt } from '#lib/domain/notification/place.ts';

/**
 * What somebody looks at who loads this page, when what they were told of it counts as read. A program
 * that loads pages before anybody asks for them, or wants headers alone, looks at nothing.
 */
export function lookedAt({
	request,
	route,
	params
}: Pick<RequestEvent, 'request' | 'route' | 'params'>): LookedAt | undefined {
	const { method, headers } = request;
	const isAhead = ['sec-purpose', 'purpose', 'x-moz'].some((name) =>
		headers.get(name)?.includes('prefetch')
	);
	if (method !== 'GET' || isAhead) return undefined;
	switch (route.id) {
		case '/[city=city]/proposals/[id=id]':
		case '/[city=city]/polls/[id=id]':
		case '/[city=city]/threads/[id=id]':
		case '/[city=city]/threads/[id=id]/branch/[comment=id]':
			return { contentId: Number(params.id) };
		case '/[city=city]/groups/[group=id]':
			return { groupId: Number(params.group) };
		case '/[city=city]/rules':
			return { rules: true };
		default:
			return undefined;
	}
}
