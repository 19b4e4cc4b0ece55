import { isSame, signatureOf } from './signed-words.ts';

/**
 * What stands in a link by which somebody stops mails without signing in: their number and the first
 * 160 bits of its HMAC-SHA-256 under the city's key (hexadecimal). It does not expire, as the mail
 * that holds it does not, and it can do nothing but stop mails.
 */
export function unsubscribeToken(
	key: string,
	{ cityId, residentId }: { cityId: number; residentId: number }
): string {
	return `${residentId}-${signatureOf(key, `kumppani unsubscribe ${cityId} ${residentId}`)}`;
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
	return isSame(unsubscribeToken(key, { cityId, residentId }), token) ? residentId : undefined;
}
