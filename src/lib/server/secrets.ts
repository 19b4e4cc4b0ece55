import { createHash } from 'node:crypto';
import { encodeBase32LowerCaseNoPadding, encodeHexLowerCase } from '@oslojs/encoding';

/** A secret for a link or a cookie: 160 random bits, in letters that survive every mail program. */
export function newToken(): string {
	return encodeBase32LowerCaseNoPadding(crypto.getRandomValues(new Uint8Array(20)));
}

/** What the database keeps of a secret. */
export function hashOf(secret: string): string {
	return encodeHexLowerCase(sha256(new TextEncoder().encode(secret)));
}

/** The platform's own SHA-256, for what hashes by the thousand. */
export function sha256(bytes: Uint8Array): Uint8Array {
	return createHash('sha256').update(bytes).digest();
}
