/** A route as the production build has it. */
export interface BuiltRoute {
	/** `/[city=city]/proposals/[id=id]` */
	id: string;
	isPage: boolean;
	/** Names of the page's form actions; `default` is posted to the page itself. */
	actions: string[];
	/** Methods of an endpoint beside GET and HEAD. */
	methods: string[];
}

interface Manifest {
	_: {
		nodes: (() => Promise<{ server?: { actions?: Record<string, unknown> } }>)[];
		routes: {
			id: string;
			page: { leaf: number } | null;
			endpoint: (() => Promise<Record<string, unknown>>) | null;
		}[];
	};
}

const built = new URL('../../.svelte-kit/output/server/manifest-full.js', import.meta.url);

/** Every route of the build that is served, with what can be sent to it. */
export async function builtRoutes(): Promise<BuiltRoute[]> {
	const { manifest } = (await import(built.href)) as { manifest: Manifest };
	return Promise.all(
		manifest._.routes.map(async ({ id, page, endpoint }) => ({
			id,
			isPage: page !== null,
			actions: page
				? Object.keys((await manifest._.nodes[page.leaf]?.())?.server?.actions ?? {})
				: [],
			methods: endpoint
				? Object.keys(await endpoint()).filter((name) => /^(POST|PUT|PATCH|DELETE)$/.test(name))
				: []
		}))
	);
}

/** The address of a route with its parameters filled in, each by its name and its matcher. */
export function addressOf(
	route: BuiltRoute,
	fill: (name: string, matcher: string | undefined) => string
): string {
	return route.id
		.replace(/\/\([^)]+\)/g, '')
		.replace(
			/\[{1,2}(?:\.\.\.)?([a-zA-Z]+)(?:=([a-z]+))?\]{1,2}/g,
			(_, name: string, matcher?: string) => fill(name, matcher)
		);
}
