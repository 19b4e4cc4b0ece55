import type { Context } from '#lib/server/context.ts';
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

/** How many statements the work asks the database, whatever they return. */
export async function statementsOf(
	context: Context,
	work: (context: Context) => Promise<unknown>
): Promise<number> {
	let statements = 0;
	const db = context.db.withPlugin({
		transformQuery: ({ node }) => node,
		transformResult: async ({ result }) => {
			statements += 1;
			return result;
		}
	});
	await work({ ...context, db });
	return statements;
}
