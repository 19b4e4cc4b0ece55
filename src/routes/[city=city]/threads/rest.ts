/** The address without the action that led here, to hang behind `?/act`: the page stays where it was. */
export function restOf(query: URLSearchParams): string {
	return [...query]
		.filter(([name]) => !name.startsWith('/'))
		.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`)
		.join('');
}
