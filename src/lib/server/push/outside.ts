import { lookup as resolve, type LookupAddress } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

/** The name leads to a machine that is not on the public internet: it is not called. */
export class NotOutside extends Error {
	override name = 'NotOutside';
}

/**
 * For `http.request`: looks a name up and gives its addresses only when all of them are public. The
 * connection is made to just these, so a name cannot answer otherwise a moment later.
 */
export const lookupOutside: LookupFunction = (hostname, options, done) => {
	resolve(hostname, { ...options, all: true }, (fault, found) => {
		const [first] = found ?? [];
		if (fault || !first) return done(fault ?? new NotOutside(), '', 0);
		if (!found.every(isOutside)) return done(new NotOutside(), '', 0);
		if (options.all) return done(null, found);
		done(null, first.address, first.family);
	});
};

/** Whether an address is one of the public internet. */
export function isOutside({ address }: Pick<LookupAddress, 'address'>): boolean {
	if (!isIPv6(address)) return !inside.check(address, 'ipv4');
	return unicast.check(address, 'ipv6') && !inside.check(address, 'ipv6');
}

/** Everything that is given to hosts in IPv6 begins so: mapped, translated and local addresses do not. */
const unicast = listOf('ipv6', ['2000::/3']);

/** The special-purpose registries of IANA (RFC 6890), and multicast. */
const inside = listOf('ipv4', [
	...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
	...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
	...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4']
]);
listOf('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'], inside);

function listOf(family: 'ipv4' | 'ipv6', networks: string[], list = new BlockList()): BlockList {
	for (const network of networks) {
		const [address = '', length] = network.split('/');
		list.addSubnet(address, Number(length), family);
	}
	return list;
}
