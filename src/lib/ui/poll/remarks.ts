/** What voters wrote, as a result shows it. */
export type ShownReason = { choice: string; text: string; lang: string; reportHref: string };

/** Words in the place of what nobody reads, and where it says why. */
export interface Stone {
	said: string;
	href?: string;
}

export interface ShownReasons {
	/** `choice` is in words already, or the id of an option. */
	said: readonly ShownReason[];
	stones: readonly Stone[];
}

/** A name that was written in, or what stands in its place, and how often. */
export type ShownName = { times: number } & (
	{ name: string; reportHref: string } | { stone: Stone }
);
