import { z } from 'zod';
import { isWanted, switchableKinds, type KindName } from './kinds.ts';

/** Of what somebody does not want to hear on their devices, though they hear of it in the app. */
export interface PushChoice {
	kindsOff: readonly string[];
	/** Groups, by their ids. */
	groupsOff: readonly number[];
}

export const defaultPushChoice: PushChoice = { kindsOff: [], groupsOff: [] };

/** Whether something of this kind, in this group, is for the devices of who chose so. */
export function isPushed(kind: KindName, groupId: number | null, choice: PushChoice): boolean {
	if (groupId !== null && choice.groupsOff.includes(groupId)) return false;
	return isWanted(kind, choice.kindsOff);
}

/** What a browser gives to be reached by: an address at its maker's, and two keys (RFC 8291). */
export const pushSubscriptionForm = z.object({
	endpoint: z.string().max(1000),
	p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
	auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/)
});
export type PushSubscription = z.infer<typeof pushSubscriptionForm>;

/** The form of what comes on devices: the kinds and groups that stay on; `among` are the groups it showed. */
export const pushChoiceForm = z.object({
	kinds: z.array(z.string().max(40)).max(100),
	groups: z.array(z.coerce.number().int().positive()).max(1000),
	among: z.array(z.coerce.number().int().positive()).max(1000)
});
export type PushChoiceFields = z.infer<typeof pushChoiceForm>;

export function pushChoiceOf({ kinds, groups, among }: PushChoiceFields): PushChoice {
	return {
		kindsOff: switchableKinds.filter((name) => !kinds.includes(name)),
		groupsOff: among.filter((id) => !groups.includes(id))
	};
}

/**
 * Whether our server may be told to call this address. A browser names it, so anybody could name a
 * machine that only we can reach: it is https at the usual port, by a name and not by a number; what
 * the name leads to is looked at when it is called (server/push/outside.ts).
 * @param nearby on a site that is itself on localhost: there a push service may be as well
 */
export function isPushAddress(address: string, { nearby }: { nearby: boolean }): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, hostname, port, username, password } = new URL(address);
	if (username || password) return false;
	if (nearby && localHosts.includes(hostname)) return ['http:', 'https:'].includes(protocol);
	const isNamed = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(hostname);
	return protocol === 'https:' && port === '' && isNamed;
}

/** Hosts of this machine alone, as addresses say them. */
export const localHosts = ['localhost', '127.0.0.1', '[::1]'];
