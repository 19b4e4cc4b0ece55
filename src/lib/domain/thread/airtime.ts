/** How much somebody has written in a thread. */
export interface Spoken {
	name: string | null;
	comments: number;
	words: number;
}

export interface Airtime {
	/** Of all together. */
	words: number;
	people: Spoken[];
	loud: Spoken[];
}

/** Below this a discussion has only begun, and nothing is said about it. */
const enough = { people: 3, words: 300 };

/**
 * Who has how large a part in what was written, the largest first. `loud`: those who take at least twice
 * an even part, and a third of all words; for whoever runs the thread, never for the public.
 */
export function airtime(spoken: readonly Spoken[]): Airtime {
	const words = spoken.reduce((sum, person) => sum + person.words, 0);
	const people = spoken.toSorted(
		(one, other) => other.words - one.words || other.comments - one.comments
	);
	const hasBegun = people.length >= enough.people && words >= enough.words;
	const isLoud = (person: Spoken) =>
		person.words * 3 >= words && person.words * people.length >= words * 2;
	return { words, people, loud: hasBegun ? people.filter(isLoud) : [] };
}
