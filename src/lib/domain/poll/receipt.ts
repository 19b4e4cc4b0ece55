import { z } from 'zod';
import { readJson } from '#lib/domain/tally/files/json.ts';
import { canonicalJson } from '#lib/domain/tally/input.ts';
import { hexHash } from './log/entry.ts';
import { isSignedBy } from './signature.ts';

const head = { format: z.literal('kumppani-receipt'), version: z.literal(1) };

/** What the city promises whoever voted: that this leaf will stand in the log of this poll. */
export interface Promised {
	/** Content id of the poll. */
	readonly poll: number;
	/** Hash of the rules it was cast under. */
	readonly rules: string;
	readonly leaf: string;
}

/**
 * A receipt as a file to keep (JSON). It holds no choice; but once the ballots are published one by
 * one, whoever has it can look up what was voted.
 */
export const receipt = z.strictObject({
	...head,
	/** The city's short name, as in its address. */
	city: z.string().min(1).max(100),
	poll: z.int().min(1),
	rules: hexHash,
	leaf: hexHash,
	/** Ed25519 over the promise's text, in hexadecimal. */
	signature: z.string().regex(/^[0-9a-f]{128}$/, { error: '128 hexadecimal digits' }),
	/** The public key of the poll, which its rules name too. */
	key: hexHash
});
export type Receipt = Readonly<z.output<typeof receipt>>;

/** The text that is signed: `{"format":"kumppani-receipt","leaf":"…","poll":…,"rules":"…","version":1}`. */
export function promiseText({ poll, rules, leaf }: Promised): string {
	return canonicalJson({ format: 'kumppani-receipt', version: 1, poll, rules, leaf });
}

/** The file's text. */
export function writeReceipt(facts: Omit<Receipt, 'format' | 'version'>): string {
	return `${canonicalJson({ format: 'kumppani-receipt', version: 1, ...facts })}\n`;
}

/** Reads the file, in any layout. Throws MalformedFile, which names the line and what was expected there. */
export function readReceipt(file: string): Receipt {
	return readJson(file, receipt, 'a kumppani-receipt file');
}

/** Whether the signature is that of the holder of this key (of the poll's rules) under the promise. */
export function isPromiseOf(key: string, { signature, ...promised }: Receipt): boolean {
	return isSignedBy(key, signature, promiseText(promised));
}
