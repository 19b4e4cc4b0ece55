import { sha256 } from '@oslojs/crypto/sha2';
import { encodeHexLowerCase } from '@oslojs/encoding';
import type { Counted, Election } from './election.ts';

/**
 * Equal ballots merged and put in an order that says nothing about when they were cast, so that
 * 100,000 ballots count fast and the hash does not depend on their order.
 */
export function compact<E extends Election>(election: E): E {
	const ballots = merge(election.ballots as readonly Counted<unknown>[]);
	return { ...election, ballots };
}

/**
 * SHA-256 of the election's canonical JSON (RFC 8785 for the values that occur here: strings, whole
 * numbers, null, arrays, objects with sorted keys), in hexadecimal. The election must be compact.
 */
export function hashOf(election: Election): string {
	return sha256Hex(canonicalElection(election));
}

/**
 * What canonicalJson says of a compact election. Its ballots are lists of lists, numbers and words,
 * which JSON.stringify writes in the canonical form already, and much faster; their key comes first.
 */
export function canonicalElection({ ballots, ...rest }: Election): string {
	return `{"ballots":${JSON.stringify(ballots)},${canonicalJson(rest).slice(1)}`;
}

export function sha256Hex(text: string): string {
	return encodeHexLowerCase(sha256(new TextEncoder().encode(text)));
}

/** JSON with sorted keys and no blanks; throws TypeError on a number that is not a safe integer. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value === 'number' && !Number.isSafeInteger(value)) {
		throw new TypeError(`${value} is not a whole number that can be written exactly`);
	}
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).filter(([, member]) => member !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

function merge<Ballot>(ballots: readonly Counted<Ballot>[]): Counted<Ballot>[] {
	const merged = new Map<string, [number, Ballot]>();
	for (const [count, ballot] of ballots) {
		const key = JSON.stringify(ballot);
		const known = merged.get(key);
		if (known) known[0] += count;
		else merged.set(key, [count, ballot]);
	}
	return [...merged]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, counted]) => counted)
		.filter(([count]) => count > 0);
}
