import { sha256 } from '@oslojs/crypto/sha2';
import { encodeBase32LowerCaseNoPadding, encodeHexLowerCase } from '@oslojs/encoding';

/** A secret for a link or a cookie: 160 random bits, in letters that survive every mail program. */
export function newToken(): string {
	return encodeBase32LowerCaseNoPadding(crypto.getRandomValues(new Uint8Array(20)));
}

/** What the database keeps of a secret. */
export function hashOf(secret: string): string {
	return encodeHexLowerCase(sha256(new TextEncoder().encode(secret)));
}
