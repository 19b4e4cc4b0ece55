import { createHmac } from 'node:crypto';
import { codeBytes, writeCode } from '#lib/domain/poll/code.ts';
import { hashOf } from './secrets.ts';

/**
 * The one-time code with this serial number of a poll: the first 80 bits of HMAC-SHA-256 under the
 * poll's key (hexadecimal). Letters can so be printed again until the key is destroyed at closing,
 * and no code is stored; from then on nobody can tell which code had which number.
 */
export function codeOf(key: string, poll: number, serial: number): string {
	const mac = createHmac('sha256', Buffer.from(key, 'hex'))
		.update(`kumppani poll code ${poll} ${serial}`)
		.digest();
	return writeCode(mac.subarray(0, codeBytes));
}

/** All codes of a poll, from serial number 1, made one by one as they are asked for. */
export function* codesOf(key: string, poll: number, count: number): Generator<string> {
	for (let serial = 1; serial <= count; serial++) yield codeOf(key, poll, serial);
}

/** What the roll keeps of a code (SHA-256, hexadecimal); 80 random bits cannot be found from it. */
export function codeHash(code: string): string {
	return hashOf(code);
}
