import { joined, type Place } from './frontier.ts';
import { nodeHash, sha256, type Sha256 } from './hash.ts';

/** The complete subtrees (frontier.ts) that the proof for this leaf in a tree of this size is made of. */
export function nodesForProof(position: number, size: number): Place[] {
	return siblings(position, size).flatMap(completeIn);
}

/**
 * The proof that a leaf stands at a position (from 0) of the tree of this size: the hashes beside its
 * way to the root, the lowest first (PATH of RFC 9162, 2.1.3.1). `lookUp` gives the hash of each of
 * nodesForProof. Throws RangeError when there is no such position.
 */
export function inclusionProof(
	position: number,
	size: number,
	lookUp: (place: Place) => string,
	hash: Sha256 = sha256
): string[] {
	return siblings(position, size).map((range) => joined(completeIn(range).map(lookUp), hash));
}

/** Whether the proof leads from the leaf's hash at that position to the root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(
	claim: {
		readonly leafHash: string;
		readonly position: number;
		readonly size: number;
		readonly root: string;
		readonly proof: readonly string[];
	},
	hash: Sha256 = sha256
): boolean {
	let at = claim.position;
	let last = claim.size - 1;
	if (!Number.isSafeInteger(at) || at < 0 || at > last) return false;
	let reached = claim.leafHash;
	for (const beside of claim.proof) {
		if (last === 0) return false;
		if (at % 2 === 1 || at === last) {
			reached = nodeHash(beside, reached, hash);
			while (at % 2 === 0 && at > 0) [at, last] = [half(at), half(last)];
		} else {
			reached = nodeHash(reached, beside, hash);
		}
		[at, last] = [half(at), half(last)];
	}
	return last === 0 && reached === claim.root;
}

type Range = readonly [from: number, to: number];

/** The leaves under each hash of the proof, from the leaf's neighbour up. */
function siblings(position: number, size: number): Range[] {
	if (!Number.isSafeInteger(position) || position < 0 || position >= size)
		throw new RangeError(`there is no leaf ${position} among ${size}`);
	const ranges: Range[] = [];
	let [from, to] = [0, size];
	while (to - from > 1) {
		const middle = from + 2 ** levelWithin(to - from - 1);
		if (position < middle) {
			ranges.unshift([middle, to]);
			to = middle;
		} else {
			ranges.unshift([from, middle]);
			from = middle;
		}
	}
	return ranges;
}

/** The complete subtrees that a range of the tree consists of, from left to right. */
function completeIn([from, to]: Range): Place[] {
	const places: Place[] = [];
	for (let at = from; at < to;) {
		const level = levelWithin(to - at);
		places.push({ level, index: at / 2 ** level });
		at += 2 ** level;
	}
	return places;
}

/** The level of the largest complete subtree of at most so many leaves. */
function levelWithin(leaves: number): number {
	return 31 - Math.clz32(leaves);
}

function half(number: number): number {
	return Math.floor(number / 2);
}
