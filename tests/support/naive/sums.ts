import type { People } from './lot.ts';

/** One vote for the only option marked. */
export function pluralityVotes(options: number, people: People<readonly number[]>): number[] {
	const votes = Array.from({ length: options }, () => 0);
	for (const marks of people) {
		const [only] = marks;
		if (marks.length === 1 && only !== undefined) votes[only] = (votes[only] ?? 0) + 1;
	}
	return votes;
}

export function approvalVotes(options: number, people: People<readonly number[]>): number[] {
	return Array.from(
		{ length: options },
		(_, option) => people.filter((marks) => marks.includes(option)).length
	);
}

/**
 * Borda in half points, the other way to say it: one point for oneself, one for every option that a
 * ballot puts below, half a one for every other that it does not tell apart.
 */
export function bordaHalves(
	options: number,
	people: People<readonly (readonly number[])[]>
): number[] {
	const halves = Array.from({ length: options }, () => 0);
	for (const ranking of people.filter((ballot) => ballot.length > 0)) {
		const rank = (option: number) => {
			const at = ranking.findIndex((tied) => tied.includes(option));
			return at < 0 ? ranking.length : at;
		};
		for (const option of halves.keys()) {
			for (const other of halves.keys()) {
				if (other === option) halves[option] = (halves[option] ?? 0) + 2;
				else if (rank(option) < rank(other)) halves[option] = (halves[option] ?? 0) + 2;
				else if (rank(option) === rank(other)) halves[option] = (halves[option] ?? 0) + 1;
			}
		}
	}
	return halves;
}

/** Sum and number of the scores given to one option. */
export function scoreOf(option: number, people: People<readonly (number | null)[]>) {
	const given = people.map((scores) => scores[option] ?? null).filter((score) => score !== null);
	return { sum: given.reduce((a, b) => a + b, 0), number: given.length, given };
}

/**
 * The grades of an option in the order in which they are taken as medians: the lower middle one of
 * those left, one after the other (Balinski and Laraki's majority value).
 */
export function majorityValue(grades: readonly number[]): number[] {
	const left = [...grades].sort((a, b) => a - b);
	const value: number[] = [];
	while (left.length > 0) value.push(...left.splice(Math.floor((left.length - 1) / 2), 1));
	return value;
}
