import { rootEvery } from './due.ts';
import { chainAfter, entryText, type LogEntry } from './entry.ts';
import { append, emptyFrontier, rootOf, type Frontier, type TreeNode } from './frontier.ts';
import { leafHash, sha256, type Sha256 } from './hash.ts';

/** The root of the log's first `size` lines. */
export interface PublishedRoot {
	readonly size: number;
	readonly root: string;
}

/** What must be remembered of a log to go on writing it. Plain JSON. */
export interface LogHead {
	readonly chain: string;
	readonly frontier: Frontier;
}

/** The log of a poll before its first ballot. */
export function emptyLog(rulesHash: string): LogHead {
	return { chain: rulesHash, frontier: emptyFrontier };
}

/**
 * The log with more lines: its new head, the complete subtrees that were finished (their order is that
 * in which they were), and the roots that are due on the way.
 */
export function extend(
	before: LogHead,
	entries: readonly LogEntry[],
	hash: Sha256 = sha256
): { head: LogHead; nodes: TreeNode[]; roots: PublishedRoot[] } {
	let { chain, frontier } = before;
	const nodes: TreeNode[] = [];
	const roots: PublishedRoot[] = [];
	for (const entry of entries) {
		const text = entryText(entry);
		chain = chainAfter(chain, text, hash);
		const next = append(frontier, leafHash(text, hash), hash);
		frontier = next.frontier;
		nodes.push(...next.finished);
		if (frontier.size % rootEvery === 0) roots.push(currentRoot({ frontier }, hash));
	}
	return { head: { chain, frontier }, nodes, roots };
}

/** The root of the log as it stands: the one that closing publishes, unless it was due anyway. */
export function currentRoot(
	{ frontier }: Pick<LogHead, 'frontier'>,
	hash: Sha256 = sha256
): PublishedRoot {
	return { size: frontier.size, root: rootOf(frontier, hash) };
}
