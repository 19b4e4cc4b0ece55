import { createHash } from 'node:crypto';

/**
 * A second counter, written from the texts of the rules and not from the first one: slow, plain, one
 * ballot after the other. Tests compare the two on generated elections. Ballots are lists of places
 * of options here, one entry a person; nothing is merged.
 */
export type People<Ballot> = readonly Ballot[];

/** Places of options in the order of the lot: SHA-256 over seed, a line end and the id, ascending. */
export function lot(ids: readonly string[], seed: string): number[] {
	const ticket = (id: string) => createHash('sha256').update(`${seed}\n${id}`).digest('hex');
	return ids
		.map((id, place) => ({ place, ticket: ticket(id) }))
		.sort((a, b) => a.ticket.localeCompare(b.ticket))
		.map(({ place }) => place);
}

/** Winners by points: the highest, and among equal ones who the lot has first, so many. */
export function most(points: readonly number[], seats: number, order: readonly number[]): number[] {
	const left = [...order];
	const winners: number[] = [];
	while (winners.length < seats && left.length > 0) {
		const best = Math.max(...left.map((place) => points[place] ?? 0));
		const winner = left.find((place) => points[place] === best) ?? 0;
		winners.push(winner);
		left.splice(left.indexOf(winner), 1);
	}
	return winners;
}

/** Groups of equal points, the highest first. */
export function groups(points: readonly number[]): number[][] {
	const values = [...new Set(points)].sort((a, b) => b - a);
	return values.map((value) => [...points.keys()].filter((place) => points[place] === value));
}
