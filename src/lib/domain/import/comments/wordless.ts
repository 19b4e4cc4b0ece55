interface Written {
	key: string;
	parentKey: string | null;
	text: string;
}

/**
 * A comment whose words are gone keeps its place while something with words hangs below it; the rest of
 * them have nothing to say. The comments come with what is answered before its answers.
 */
export function withoutEmptyEnds<Comment extends Written>(
	ordered: readonly Comment[]
): { ready: Comment[]; empty: Comment[] } {
	const needed = new Set<string>();
	for (const { key, parentKey, text } of ordered.toReversed()) {
		if (text === '' && !needed.has(key)) continue;
		if (parentKey !== null) needed.add(parentKey);
	}
	const holds = ({ key, text }: Comment) => text !== '' || needed.has(key);
	return {
		ready: ordered.filter(holds),
		empty: ordered.filter((comment) => !holds(comment))
	};
}
