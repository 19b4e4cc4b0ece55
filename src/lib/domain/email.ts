/**
 * An e-mail address in the one form in which it is kept and compared: trimmed, in lower case, the
 * host in ASCII. Mail servers may tell `Aino@` from `aino@`; none that residents use does.
 * @returns undefined when it is no address that mail can reach
 */
export function normaliseEmail(value: string): string | undefined {
	const [, local, host] = /^([^@]+)@([^@]+)$/.exec(value.trim()) ?? [];
	if (local === undefined || host === undefined || !localPart.test(local)) return undefined;
	const ascii = asciiHost(host);
	const address = `${local.toLowerCase()}@${ascii}`;
	return ascii && address.length <= 254 ? address : undefined;
}

// Dots between words, none at the ends, as every provider writes them (RFC 5321 without quoting).
const localPart = /^(?=.{1,64}$)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;

const hostName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** `Umeå.Example` -> `xn--ume-wla.example`; undefined for numbers, ports, paths and names without a dot. */
function asciiHost(host: string): string | undefined {
	if (/[\s\p{C}/\\:?#%[\]]/u.test(host) || !URL.canParse(`http://${host}`)) return undefined;
	const { hostname } = new URL(`http://${host}`);
	return hostName.test(hostname) ? hostname : undefined;
}
