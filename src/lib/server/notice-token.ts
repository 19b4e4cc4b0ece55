import { createHmac, timingSafeEqual } from 'node:crypto';
import { encodeBase32LowerCaseNoPadding } from '@oslojs/encoding';

/**
 * What opens the page that follows a notice: the first 160 bits of the HMAC-SHA-256 of its number under
 * the city's key (hexadecimal). It stands in mails, so it does not expire.
 */
export function noticeToken(
	key: string,
	{ cityId, noticeId }: { cityId: number; noticeId: number }
): string {
	const mac = createHmac('sha256', Buffer.from(key, 'hex'))
		.update(`kumppani notice ${cityId} ${noticeId}`)
		.digest();
	return encodeBase32LowerCaseNoPadding(mac.subarray(0, 20));
}

/** Whether this city made that token for the notice. */
export function opensNotice(
	key: string,
	notice: { cityId: number; noticeId: number },
	token: string
): boolean {
	const made = Buffer.from(noticeToken(key, notice));
	const given = Buffer.from(token);
	return made.length === given.length && timingSafeEqual(made, given);
}
