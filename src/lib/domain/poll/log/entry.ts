import { z } from 'zod';
import { canonicalJson } from '#lib/domain/tally/input.ts';
import { sha256, textHash, type Sha256 } from './hash.ts';

export const hexHash = z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' });

/**
 * One line of a poll's log: a ballot's leaf and, where the ballot was changed before closing, the leaf
 * that it takes the place of. The ballot of a replaced leaf is destroyed; its line stays.
 */
export const logEntry = z.strictObject({ leaf: hexHash, replaces: hexHash.optional() });
export type LogEntry = Readonly<z.output<typeof logEntry>>;

/** The canonical text of a line: `{"leaf":"…"}` or `{"leaf":"…","replaces":"…"}`. */
export function entryText({ leaf, replaces }: LogEntry): string {
	return canonicalJson({ leaf, replaces });
}

/**
 * The chain after one more line: SHA-256, in hexadecimal, of the chain before, a line feed and the
 * line's text. It begins with the hash of the rules, so a log belongs to one poll.
 */
export function chainAfter(chain: string, text: string, hash: Sha256 = sha256): string {
	return textHash(`${chain}\n${text}`, hash);
}
