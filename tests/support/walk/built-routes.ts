/** A route as the production build serves it. */
export interface BuiltRoute {
	/** `/[city=city]/proposals/[id=id]` */
	id: string;
	isPage: boolean;
	/** What can be posted to its page: '' for the action without a name, `?/join` for one with a name. */
	actions: string[];
	/** The methods of an endpoint. */
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

const built = new URL('../../../.svelte-kit/output/server/manifest-full.js', import.meta.url);
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Every route of the build, so that a new one is walked as soon as it is there. */
export async function builtRoutes(): Promise<BuiltRoute[]> {
	const { manifest } = (await import(built.href)) as { manifest: Manifest };
	return Promise.all(
		manifest._.routes.map(async ({ id, page, endpoint }) => {
			const node = page && (await manifest._.nodes[page.leaf]?.());
			const served = endpoint ? await endpoint() : {};
			return {
				id,
				isPage: page !== null,
				actions: Object.keys(node?.server?.actions ?? {}).map((name) =>
					name === 'default' ? '' : `?/${name}`
				),
				methods: methods.filter((name) => name in served)
			};
		})
	);
}

/**
 * The address of a route. Its parameters are filled in by the folder that they stand in
 * (`groups/[group=id]` asks for `groups`), the city, which stands in none, by `city`.
 */
export function addressOf(route: BuiltRoute, fill: (folder: string) => string): string {
	const path: string[] = [];
	let folder = 'city';
	for (const part of route.id.split('/').filter((one) => one && !one.startsWith('('))) {
		path.push(part.startsWith('[') ? fill(folder) : part);
		folder = part;
	}
	return `/${path.join('/')}`;
}
