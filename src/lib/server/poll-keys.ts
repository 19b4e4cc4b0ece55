import {
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	randomBytes,
	sign
} from 'node:crypto';
import type { PollSecret } from './queries/polls/rules.ts';

/** What only the server knows of a new poll: the seed of its lot, and the keys of its codes and its receipts. */
export function newPollSecret(): PollSecret {
	const { privateKey } = generateKeyPairSync('ed25519');
	return {
		seed: randomBytes(32).toString('hex'),
		codeKey: randomBytes(32).toString('hex'),
		receiptKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
	};
}

/** The public half of a receipt key (PKCS #8 in base64): 32 bytes in hexadecimal. */
export function receiptKeyOf(pkcs8: string): string {
	const { x } = createPublicKey(readKey(pkcs8)).export({ format: 'jwk' });
	return Buffer.from(x ?? '', 'base64url').toString('hex');
}

/** The Ed25519 signature of a text, in hexadecimal: the same text always has the same. */
export function signText(pkcs8: string, text: string): string {
	return sign(null, Buffer.from(text), readKey(pkcs8)).toString('hex');
}

function readKey(pkcs8: string) {
	return createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
}
