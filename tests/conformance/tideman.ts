import { borda } from '#lib/domain/tally/borda.ts';
import { readCondorcet } from '#lib/domain/tally/files/condorcet.ts';
import { irv } from '#lib/domain/tally/irv.ts';
import { plurality } from '#lib/domain/tally/plurality.ts';
import { rankedPairs } from '#lib/domain/tally/ranked-pairs.ts';
import type { Order } from '#lib/domain/tally/result.ts';
import { schulze } from '#lib/domain/tally/schulze.ts';
import { Comparison, difference, type Data, type Outcome } from './data.ts';

const TIES = { backward: true, lot: { seed: '' } };

type Tideman = {
	reference_rankings: Record<string, string[][]>;
	pairwise: number[][];
	condorcet_winner: string | null;
};

/** Tideman's collection against a reference implementation. */
export function tideman(data: Data): Outcome[] {
	const pairs = new Comparison('Tideman elections: pairs and Condorcet winner');
	const methods = {
		'Schulze Winning': new Comparison('Tideman elections, Schulze: whole ranking'),
		'Ranked Pairs Winning': new Comparison('Tideman elections, ranked pairs: whole ranking'),
		BordaCount: new Comparison('Tideman elections, Borda: whole ranking'),
		'First-past-the-post voting': new Comparison('Tideman elections, plurality: winner'),
		'Instant-runoff': new Comparison('Tideman elections, instant runoff: winner')
	};
	for (const file of data.list('condorcet/tideman', '.cvotes')) {
		const id = file.slice(0, -'.cvotes'.length);
		const election = readCondorcet(data.read('condorcet/tideman', file));
		const published = data.readJson<Tideman>('condorcet/tideman', `${id}.expected.json`);
		const terms = { seats: 1, ties: TIES };
		const name = (place: number) => election.options[place]?.name ?? '';
		const named = (order: Order) => order.map((tied) => tied.map(name).sort());
		const theirs = (method: string) =>
			(published.reference_rankings[method] ?? []).map((tied) => [...tied].sort());
		const bySchulze = schulze(election, terms);
		const byPairs = rankedPairs(election, terms);
		const won = published.condorcet_winner;
		pairs.compare(id, [
			...difference('pairs', bySchulze.pairwise, published.pairwise),
			...(won === null
				? []
				: difference('Condorcet winner', [...bySchulze.winners, ...byPairs.winners].map(name), [
						won,
						won
					]))
		]);
		const rankings = {
			'Schulze Winning': named(bySchulze.ranking),
			'Ranked Pairs Winning': named(byPairs.ranking),
			BordaCount: named(borda(election, terms).ranking)
		};
		for (const [method, ranking] of Object.entries(rankings)) {
			methods[method as keyof typeof rankings].compare(
				id,
				difference('ranking', ranking, theirs(method))
			);
		}
		const winners = {
			'First-past-the-post voting': plurality(election, terms).winners,
			'Instant-runoff': irv(election, terms).winners
		};
		for (const [method, places] of Object.entries(winners)) {
			const first = theirs(method)[0] ?? [];
			const right = places.every((place) => first.includes(name(place)));
			const miss = right ? [] : [`${places.map(name).join()} instead of ${first.join()}`];
			methods[method as keyof typeof winners].compare(id, miss);
		}
	}
	return [pairs.outcome(), ...Object.values(methods).map((method) => method.outcome())];
}
