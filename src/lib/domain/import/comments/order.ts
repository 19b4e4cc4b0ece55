interface Placed {
	number: number;
	key: string;
	parentKey: string | null;
	at: Date;
}

/**
 * Comments in the order in which they are to be written: what is answered before its answers, otherwise
 * by time, and by row at one moment. Those that answer one another in a circle are none of them.
 */
export function inOrder<Comment extends Placed>(
	comments: ReadonlyMap<string, Comment>
): { ordered: Comment[]; circular: Comment[] } {
	const places = new Map<string, { time: number; depth: number }>();
	const circular = new Set<string>();
	for (const comment of comments.values()) {
		const path = unplacedPath(comment);
		const last = path.at(-1);
		const above = last?.parentKey ?? '';
		const place = path.findIndex(({ key }) => key === above);
		if (place >= 0) for (const { key } of path.splice(place)) circular.add(key);
		let { time, depth } = places.get(above) ?? { time: -Infinity, depth: 0 };
		for (const { key, at } of path.toReversed()) {
			time = Math.max(time, at.getTime());
			depth += 1;
			places.set(key, { time, depth });
		}
	}
	const placeOf = ({ key }: Comment) => places.get(key) ?? { time: 0, depth: 0 };
	return {
		ordered: [...comments.values()]
			.filter(({ key }) => !circular.has(key))
			.sort((one, other) => {
				const [here, there] = [placeOf(one), placeOf(other)];
				return here.time - there.time || here.depth - there.depth || one.number - other.number;
			}),
		circular: [...comments.values()].filter(({ key }) => circular.has(key))
	};

	/** From a comment upwards, to the first whose place is known or to the end of the way. */
	function unplacedPath(from: Comment): Comment[] {
		const path = new Map<string, Comment>();
		let at: Comment | undefined = from;
		while (at && !places.has(at.key) && !circular.has(at.key) && !path.has(at.key)) {
			path.set(at.key, at);
			at = at.parentKey === null ? undefined : comments.get(at.parentKey);
		}
		return [...path.values()];
	}
}
