import { hashes, verify } from '@noble/ed25519';
import { sha512 } from '@oslojs/crypto/sha2';
import { decodeHex } from '@oslojs/encoding';

/**
 * Whether an Ed25519 signature (RFC 8032) of a text in UTF-8 was made with the private half of this
 * public key; both in hexadecimal. By the strict rule: no other key and no other text fits the same
 * signature, so whoever signed cannot deny it.
 */
export function isSignedBy(key: string, signature: string, text: string): boolean {
	const message = new TextEncoder().encode(text);
	return verify(decodeHex(signature), message, decodeHex(key), { zip215: false });
}

hashes.sha512 = (message) => new Uint8Array(sha512(message));
