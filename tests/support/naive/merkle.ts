import { createHash } from 'node:crypto';

/** RFC 9162, 2.1, word for word: the root, and the proof for one leaf, by halving the list. */
export function naiveRoot(texts: readonly string[]): string {
	return treeHash(texts.map((text) => Buffer.from(text))).toString('hex');
}

/** PATH(m, D_n). */
export function naiveProof(position: number, texts: readonly string[]): string[] {
	if (texts.length === 1) return [];
	const k = split(texts.length);
	return position < k
		? [...naiveProof(position, texts.slice(0, k)), naiveRoot(texts.slice(k))]
		: [...naiveProof(position - k, texts.slice(k)), naiveRoot(texts.slice(0, k))];
}

/** MTH(D_n) of entries that are any bytes. */
export function treeHash(entries: readonly Buffer[]): Buffer {
	const [only] = entries;
	if (!only) return sha256();
	if (entries.length === 1) return sha256(Buffer.of(0), only);
	const k = split(entries.length);
	return sha256(Buffer.of(1), treeHash(entries.slice(0, k)), treeHash(entries.slice(k)));
}

/** The largest power of two smaller than n. */
function split(n: number): number {
	let k = 1;
	while (k * 2 < n) k *= 2;
	return k;
}

function sha256(...parts: Buffer[]): Buffer {
	return createHash('sha256').update(Buffer.concat(parts)).digest();
}
