import { nodeHash, sha256, textHash, type Sha256 } from './hash.ts';

/**
 * What must be remembered of a Merkle tree (RFC 9162, 2.1) to go on appending: its size and the roots
 * of the complete subtrees that it consists of, from left to right, so the largest first. Plain JSON.
 */
export interface Frontier {
	readonly size: number;
	readonly peaks: readonly string[];
}

/** Where a complete subtree stands: level 0 are the leaves, `index` counts from the left. */
export interface Place {
	readonly level: number;
	readonly index: number;
}
export interface TreeNode extends Place {
	readonly hash: string;
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/**
 * The tree with one more leaf, and every complete subtree that this leaf finishes, itself first. Kept,
 * they make any proof out of a few of them (inclusion.ts).
 */
export function append(
	{ size, peaks }: Frontier,
	leaf: string,
	hash: Sha256 = sha256
): { frontier: Frontier; finished: TreeNode[] } {
	const left = [...peaks];
	let node: TreeNode = { level: 0, index: size, hash: leaf };
	const finished = [node];
	while (node.index % 2 === 1) {
		const sibling = left.pop();
		if (sibling === undefined) throw new RangeError(`no frontier of ${size} leaves`);
		node = {
			level: node.level + 1,
			index: (node.index - 1) / 2,
			hash: nodeHash(sibling, node.hash, hash)
		};
		finished.push(node);
	}
	return { frontier: { size: size + 1, peaks: [...left, node.hash] }, finished };
}

/** The root of the whole tree; that of no leaves is SHA-256 of nothing. */
export function rootOf({ peaks }: Frontier, hash: Sha256 = sha256): string {
	return peaks.length === 0 ? textHash('', hash) : joined(peaks, hash);
}

/** The root above neighbouring complete subtrees, given from left to right, the largest first. */
export function joined(peaks: readonly string[], hash: Sha256 = sha256): string {
	return peaks.reduceRight((right, left) => nodeHash(left, right, hash));
}
