import { newVapidKeys } from '#lib/server/push/vapid.ts';

/** Prints lines for the environment. Another pair means that everybody turns notifications on again. */
export async function run(): Promise<void> {
	const { publicKey, privateKey } = newVapidKeys();
	console.log(`VAPID_PUBLIC_KEY=${publicKey}
VAPID_PRIVATE_KEY=${privateKey}
VAPID_SUBJECT=mailto:somebody@city.example`);
}
