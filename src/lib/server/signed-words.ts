import { createHmac, timingSafeEqual } from 'node:crypto';
import { encodeBase32LowerCaseNoPadding } from '@oslojs/encoding';

/** The first 160 bits of the HMAC-SHA-256 of these words under a key (hexadecimal), in 32 letters for a link. */
export function signatureOf(key: string, words: string): string {
	const mac = createHmac('sha256', Buffer.from(key, 'hex')).update(words).digest();
	return encodeBase32LowerCaseNoPadding(mac.subarray(0, 20));
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSame(made: string, given: string): boolean {
	const [one, other] = [Buffer.from(made), Buffer.from(given)];
	return one.length === other.length && timingSafeEqual(one, other);
}
