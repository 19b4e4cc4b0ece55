import { createHmac, timingSafeEqual } from 'node:crypto';
import { decodeBase32, encodeBase32LowerCaseNoPadding } from '@oslojs/encoding';

/** Who may answer what by mail: a comment, or a discussion as a whole. */
export interface Reply {
	cityId: number;
	contentId: number;
	residentId: number;
}

export const replyDays = 30;

/**
 * An address by which one resident answers one comment (or discussion) for thirty days: the numbers and
 * the last day in 17 bytes, and the first 96 bits of their HMAC-SHA-256 under a key of the city, in
 * letters of one case, which every mail program leaves as they are. `reply+` and 47 letters stay below the
 * 64 that stand before an @ at most (RFC 5321, 4.5.3.1.1).
 * @param key the city's, hexadecimal
 */
export function replyAddress(
	key: string,
	{ domain, now, ...reply }: Reply & { domain: string; now: Date }
): string {
	const facts = Buffer.alloc(factBytes);
	facts.writeUInt32BE(reply.cityId, 0);
	facts.writeUIntBE(reply.contentId, 4, 6);
	facts.writeUIntBE(reply.residentId, 10, 5);
	facts.writeUInt16BE(dayOf(now) + replyDays, 15);
	const token = Buffer.concat([facts, macOf(key, facts)]);
	return `reply+${encodeBase32LowerCaseNoPadding(token)}@${domain}`;
}

/** What an address says; nothing of it is to be believed before its `isGenuine` is. */
export function readReplyAddress(address: string) {
	// 29 bytes leave three bits of the last letter empty.
	const [, token] = /^reply\+([a-z2-7]{46}[aiqy])@/i.exec(address.trim()) ?? [];
	if (token === undefined) return undefined;
	const bytes = Buffer.from(decodeBase32(token.toUpperCase().padEnd(48, '=')));
	const facts = bytes.subarray(0, factBytes);
	return {
		cityId: facts.readUInt32BE(0),
		contentId: facts.readUIntBE(4, 6),
		residentId: facts.readUIntBE(10, 5),
		isGenuine: (key: string) => timingSafeEqual(macOf(key, facts), bytes.subarray(factBytes)),
		isExpired: (now: Date) => dayOf(now) > facts.readUInt16BE(15)
	};
}

const factBytes = 17;
const macBytes = 12;

/** The words before keep it apart from the links that the same key signs (unsubscribe-token.ts). */
function macOf(key: string, facts: Uint8Array): Buffer {
	return createHmac('sha256', Buffer.from(key, 'hex'))
		.update('kumppani reply ')
		.update(facts)
		.digest()
		.subarray(0, macBytes);
}

function dayOf(moment: Date): number {
	return Math.floor(moment.getTime() / 86_400_000);
}
