import { generateKeyPairSync, sign } from 'node:crypto';

/** A pair of keys as a server makes it: `key` is the public half, in hexadecimal, as rules name it. */
export function receiptKey() {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const key = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
	return {
		key,
		signed: (text: string) => sign(null, Buffer.from(text), privateKey).toString('hex')
	};
}
