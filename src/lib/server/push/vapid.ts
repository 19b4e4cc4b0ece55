import { createECDH } from 'node:crypto';
import webPush from 'web-push';

/** The keys by which push services know the sender (RFC 8292), and where its owner is reached. */
export interface Vapid {
	publicKey: string;
	privateKey: string;
	/** `mailto:…` or `https://…`. */
	subject: string;
}

export function newVapidKeys(): Pick<Vapid, 'publicKey' | 'privateKey'> {
	return webPush.generateVAPIDKeys();
}

/** Whether the two were made together. A number that is no private key of the curve makes no pair. */
export function isVapidPair({ publicKey, privateKey }: Omit<Vapid, 'subject'>): boolean {
	const curve = createECDH('prime256v1');
	try {
		curve.setPrivateKey(privateKey, 'base64url');
	} catch {
		return false;
	}
	return curve.getPublicKey('base64url') === publicKey;
}
