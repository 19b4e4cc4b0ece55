import { sha256 as plainSha256 } from '@oslojs/crypto/sha2';

/**
 * SHA-256 of bytes. The one of this file runs everywhere; a server, which appends by the thousand,
 * may pass that of its platform to whatever takes one.
 */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;
export const sha256: Sha256 = plainSha256;

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function textHash(text: string, hash: Sha256 = sha256): string {
	return inHex(hash(utf8.encode(text)));
}

/** A leaf of the tree: SHA-256 of 0x00 and the text (RFC 9162, 2.1.1). */
export function leafHash(text: string, hash: Sha256 = sha256): string {
	return inHex(hash(utf8.encode(`\0${text}`)));
}

/** A node of the tree: SHA-256 of 0x01 and the two below it (RFC 9162, 2.1.1). */
export function nodeHash(left: string, right: string, hash: Sha256 = sha256): string {
	const below = left + right;
	for (let at = 0; at < 64; at++) {
		node[at + 1] = value(below.charCodeAt(2 * at)) * 16 + value(below.charCodeAt(2 * at + 1));
	}
	return inHex(hash(node));
}

const utf8 = new TextEncoder();

// Buffers are filled anew each time, and digits are written at once: with a log of 100,000 lines, making
// room for each hash and joining it digit by digit takes longer than the hashing itself.
const node = new Uint8Array(65);
node[0] = 1;
const digits = new Array<number>(64).fill(0);

function inHex(bytes: Uint8Array): string {
	for (const [at, byte] of bytes.entries()) {
		digits[2 * at] = digit(byte >> 4);
		digits[2 * at + 1] = digit(byte & 15);
	}
	return String.fromCharCode(...digits);
}

function digit(value: number): number {
	return value < 10 ? value + 48 : value + 87;
}

function value(digit: number): number {
	return digit < 58 ? digit - 48 : digit - 87;
}
