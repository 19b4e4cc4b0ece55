/**
 * How far somebody has read, when of what was new to them (ascending) this much was on their page: up to
 * the last before the first that they have not seen. Undefined when they saw nothing new.
 */
export function readSoFar(
	unread: readonly number[],
	seen: ReadonlySet<number>
): number | undefined {
	const unseen = unread.findIndex((id) => !seen.has(id));
	return unseen === -1 ? unread.at(-1) : unread[unseen - 1];
}
