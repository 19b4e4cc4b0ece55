/** A field in which two values differ, and what stands there, shortened to be read. */
export interface Difference {
	/** Names and places from the outside in, such as `rounds.2.totals.0`. */
	readonly field: string;
	readonly stated: string;
	readonly found: string;
}

/** Every field in which two plain JSON values differ, as deep as it goes. */
export function differences(
	stated: unknown,
	found: unknown,
	path: readonly string[] = []
): Difference[] {
	if (stated === found) return [];
	if (!isBranch(stated) || !isBranch(found) || Array.isArray(stated) !== Array.isArray(found))
		return [{ field: path.join('.'), stated: shown(stated), found: shown(found) }];
	const keys = new Set([...Object.keys(stated), ...Object.keys(found)]);
	return [...keys].flatMap((key) =>
		differences(member(stated, key), member(found, key), [...path, key])
	);
}

function isBranch(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

function member(of: object, key: string): unknown {
	return Object.hasOwn(of, key) ? of[key as keyof typeof of] : undefined;
}

/** `nothing` is a dash: what is not there. */
function shown(value: unknown): string {
	const text = value === undefined ? '–' : (JSON.stringify(value) ?? '–');
	return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const longest = 60;
