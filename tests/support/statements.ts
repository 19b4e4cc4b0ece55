import type { Db } from '#lib/server/database/connect.ts';

/** The same database, noting the kind of each statement that goes through it. */
export function noting(db: Db): { db: Db; kinds: string[] } {
	const kinds: string[] = [];
	const noted = db.withPlugin({
		transformQuery: ({ node }) => {
			kinds.push(node.kind);
			return node;
		},
		transformResult: async ({ result }) => result
	});
	return { db: noted, kinds };
}
