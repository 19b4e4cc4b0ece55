import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { PollSecret } from './queries/polls/rules.ts';

/** What only the server knows of a new poll: the seed of its lot, the key of its codes, and that of its receipts. */
export function newPollSecret(): PollSecret {
	const { privateKey } = generateKeyPairSync('ed25519');
	return {
		seed: randomBytes(32).toString('hex'),
		codeKey: randomBytes(32).toString('hex'),
		receiptKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
	};
}

/** The public half of a receipt key (PKCS #8 in base64): the 32 bytes of RFC 8032, in hexadecimal. */
export function receiptKeyOf(pkcs8: string): string {
	const key = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
	const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
	return Buffer.from(x, 'base64url').toString('hex');
}
