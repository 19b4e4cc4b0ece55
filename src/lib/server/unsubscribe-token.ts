import { createHmac, timingSafeEqual } from 'node:crypto';
import { encodeBase32LowerCaseNoPadding } from '@oslojs/encoding';

/**
 * What stands in a link by which somebody stops mails without signing in: their number and the first
 * 160 bits of its HMAC-SHA-256 under the city's key (hexadecimal). It does not expire, as the mail
 * that holds it does not, and it can do nothing but stop mails.
 */
export function unsubscribeToken(
	key: string,
	{ cityId, residentId }: { cityId: number; residentId: number }
): string {
	const mac = createHmac('sha256', Buffer.from(key, 'hex'))
		.update(`kumppani unsubscribe ${cityId} ${residentId}`)
		.digest();
	return `${residentId}-${encodeBase32LowerCaseNoPadding(mac.subarray(0, 20))}`;
}

/** Whose link it is; undefined when this city did not make it. */
export function readUnsubscribeToken(
	key: string,
	cityId: number,
	token: string
): number | undefined {
	const [, number] = /^([1-9]\d{0,14})-[a-z2-7]{32}$/.exec(token) ?? [];
	if (number === undefined) return undefined;
	const residentId = Number(number);
	const made = Buffer.from(unsubscribeToken(key, { cityId, residentId }));
	return timingSafeEqual(made, Buffer.from(token)) ? residentId : undefined;
}

/** A key for a city that has none yet. */
export function newUnsubscribeKey(): string {
	return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex');
}
