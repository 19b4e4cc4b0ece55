/**
 * The address without the action that led here and without one other part, to hang behind `?/act`: the
 * page stays where it was.
 */
export function restOf(query: URLSearchParams, without?: string): string {
	return [...query]
		.filter(([name]) => !name.startsWith('/') && name !== without)
		.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`)
		.join('');
}
