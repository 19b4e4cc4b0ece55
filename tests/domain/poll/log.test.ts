import { createHash, hash as platformHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainAfter, entryText, type LogEntry } from '#lib/domain/poll/log/entry.ts';
import { currentRoot, emptyLog, extend } from '#lib/domain/poll/log/extend.ts';
import { append, emptyFrontier, rootOf, type Place } from '#lib/domain/poll/log/frontier.ts';
import { leafHash } from '#lib/domain/poll/log/hash.ts';
import { inclusionProof, nodesForProof, verifyInclusion } from '#lib/domain/poll/log/inclusion.ts';
import { lineUp } from '#lib/domain/poll/log/line-up.ts';
import { naiveProof, naiveRoot } from '../../support/naive/merkle.ts';

const texts = (size: number) => Array.from({ length: size }, (_, at) => `entry ${at}`);

/** A tree grown leaf by leaf, and the subtrees it finished on the way, as a table would keep them. */
function grown(leaves: readonly string[]) {
	let frontier = emptyFrontier;
	const kept = new Map<string, string>();
	for (const leaf of leaves) {
		const next = append(frontier, leaf);
		for (const { level, index, hash } of next.finished) kept.set(`${level}/${index}`, hash);
		frontier = JSON.parse(JSON.stringify(next.frontier));
	}
	const lookUp = ({ level, index }: Place) => kept.get(`${level}/${index}`) ?? 'not kept';
	return { frontier, kept, lookUp };
}

describe('The tree of a log', () => {
	test('has the root of the definition at every size', () => {
		for (let size = 0; size <= 70; size++) {
			const { frontier } = grown(texts(size).map((text) => leafHash(text)));
			expect(rootOf(frontier)).toBe(naiveRoot(texts(size)));
		}
	});

	test('keeps each complete subtree once, fewer than two a leaf', () => {
		const { kept } = grown(texts(64).map((text) => leafHash(text)));
		expect(kept.size).toBe(127);
		expect(kept.get('6/0')).toBe(naiveRoot(texts(64)));
		expect(kept.get('2/3')).toBe(naiveRoot(texts(64).slice(12, 16)));
	});

	test('proves every leaf in every tree, as the definition does, from about log n kept subtrees', () => {
		const { lookUp } = grown(texts(70).map((text) => leafHash(text)));
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (size, any) => {
				const position = any % size;
				const proof = inclusionProof(position, size, lookUp);
				expect(proof).toEqual(naiveProof(position, texts(size)));
				expect(nodesForProof(position, size).length).toBeLessThanOrEqual(12);
				const claim = {
					leafHash: leafHash(`entry ${position}`),
					position,
					size,
					root: naiveRoot(texts(size)),
					proof
				};
				expect(verifyInclusion(claim)).toBe(true);
			}),
			{ numRuns: 1000 }
		);
	});

	test('takes no proof for another leaf, place, size or root, nor one cut, lengthened or turned', () => {
		const { lookUp, frontier } = grown(texts(41).map((text) => leafHash(text)));
		fc.assert(
			fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), (position, other) => {
				fc.pre(position !== other);
				const proof = inclusionProof(position, 41, lookUp);
				const leaf = leafHash(`entry ${position}`);
				const claim = { leafHash: leaf, position, size: 41, root: rootOf(frontier), proof };
				const beside = leafHash(`entry ${other}`);
				expect(verifyInclusion({ ...claim, leafHash: beside })).toBe(false);
				expect(verifyInclusion({ ...claim, position: other })).toBe(false);
				expect(verifyInclusion({ ...claim, position: -1 })).toBe(false);
				expect(verifyInclusion({ ...claim, position: 41 })).toBe(false);
				expect(verifyInclusion({ ...claim, position: position + 0.5 })).toBe(false);
				expect(verifyInclusion({ ...claim, size: 1 })).toBe(false);
				expect(verifyInclusion({ ...claim, size: 100 })).toBe(false);
				expect(verifyInclusion({ ...claim, root: beside })).toBe(false);
				expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
				expect(verifyInclusion({ ...claim, proof: [...proof, beside] })).toBe(false);
				expect(verifyInclusion({ ...claim, proof: [...proof].reverse() })).toBe(false);
			})
		);
	});

	test('has no proof for a place it does not have', () => {
		const { lookUp } = grown(texts(3).map((text) => leafHash(text)));
		expect(() => inclusionProof(3, 3, lookUp)).toThrow(RangeError);
		expect(() => nodesForProof(-1, 3)).toThrow(RangeError);
		expect(() => nodesForProof(0, 0)).toThrow(RangeError);
	});
});

describe('A log', () => {
	const hashes = (count: number, from = 0) =>
		Array.from({ length: count }, (_, at) =>
			createHash('sha256')
				.update(`leaf ${from + at}`)
				.digest('hex')
		);
	const rules = createHash('sha256').update('rules').digest('hex');

	test('writes a line as canonical JSON, and chains it to all before', () => {
		const [leaf = '', replaces = ''] = hashes(2);
		expect(entryText({ leaf })).toBe(`{"leaf":"${leaf}"}`);
		expect(entryText({ replaces, leaf })).toBe(`{"leaf":"${leaf}","replaces":"${replaces}"}`);
		expect(chainAfter(rules, entryText({ leaf }))).toBe(
			createHash('sha256').update(`${rules}\n{"leaf":"${leaf}"}`).digest('hex')
		);
	});

	test('comes out alike however it was cut into batches, with a root at every 20 lines', () => {
		const entries: LogEntry[] = hashes(67).map((leaf) => ({ leaf }));
		const whole = extend(emptyLog(rules), entries);
		fc.assert(
			fc.property(fc.array(fc.nat({ max: 67 }), { maxLength: 6 }), (cuts) => {
				const bounds = [0, ...cuts.sort((a, b) => a - b), 67];
				let head = emptyLog(rules);
				const roots = [];
				const nodes = [];
				for (const [at, from] of bounds.slice(0, -1).entries()) {
					const step = extend(head, entries.slice(from, bounds[at + 1]));
					head = JSON.parse(JSON.stringify(step.head));
					roots.push(...step.roots);
					nodes.push(...step.nodes);
				}
				expect({ head, roots, nodes }).toEqual(whole);
			}),
			{ numRuns: 20 }
		);
		expect(whole.roots.map(({ size }) => size)).toEqual([20, 40, 60]);
		for (const { size, root } of [...whole.roots, currentRoot(whole.head)])
			expect(root).toBe(naiveRoot(entries.slice(0, size).map(entryText)));
	});

	test('is the same with the hash of the platform, which is faster', () => {
		const entries = hashes(50).map((leaf) => ({ leaf }));
		const fast = (bytes: Uint8Array) => platformHash('sha256', bytes, 'buffer');
		expect(extend(emptyLog(rules), entries, fast)).toEqual(extend(emptyLog(rules), entries));
	});
});

describe('Leaves that wait', () => {
	const leaf = (name: string) => createHash('sha256').update(name).digest('hex');

	test('go to the log in the order of their hashes, what is replaced before what replaces it', () => {
		const waits = fc.array(fc.nat({ max: 30 }), { maxLength: 30 }).chain((former) =>
			fc.shuffledSubarray(
				former.map((at, place): LogEntry => {
					// Each replaces an earlier one, which may wait or be in the log already, or none.
					const replaces = at < place ? leaf(`${at}`) : undefined;
					return { leaf: leaf(`${place}`), replaces };
				}),
				{ minLength: Math.min(1, former.length) }
			)
		);
		fc.assert(
			fc.property(waits, (waiting) => {
				const lined = lineUp(waiting);
				expect(new Set(lined)).toEqual(new Set(waiting));
				const place = new Map(lined.map((entry, at) => [entry.leaf, at]));
				for (const { leaf, replaces } of lined)
					expect(place.get(replaces ?? '') ?? -1).toBeLessThan(place.get(leaf) ?? NaN);
				expect(lineUp([...waiting].reverse())).toEqual(lined);
			})
		);
	});

	test('that replace nobody are in the order of their hashes alone', () => {
		const entries = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ leaf: leaf(name) }));
		expect(lineUp(entries).map(({ leaf }) => leaf)).toEqual(entries.map(({ leaf }) => leaf).sort());
	});
});
