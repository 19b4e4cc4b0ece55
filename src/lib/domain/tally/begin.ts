import { ballotsIn, type Election } from './election.ts';
import { compact, hashOf } from './input.ts';
import type { Head } from './result.ts';
import { tieBreaker, type TieBreaker, type TieRule } from './ties.ts';

/** What a count is told besides the ballots. */
export type Terms = { readonly seats: number; readonly ties: TieRule };

/** A count that is about to be made: compact ballots, and a tie rule that keeps its record. */
export type Count<E extends Election> = {
	readonly election: E;
	readonly terms: Terms;
	readonly ties: TieBreaker;
};

export function begin<E extends Election>(election: E, terms: Terms): Count<E> {
	return { election: compact(election), terms, ties: tieBreaker(election.options, terms.ties) };
}

/**
 * The part of a result that all methods share; to be called when the count is finished. Nobody wins
 * a count in which no ballot says anything: a lot settles ties, it does not replace votes.
 */
export function headOf<Method extends string>(
	method: Method,
	version: number,
	{ election, terms, ties }: Count<Election>,
	outcome: { winners: readonly number[]; blank: number }
): Head<Method> {
	const cast = ballotsIn(election);
	return {
		method,
		version,
		input: hashOf(election),
		ties: terms.ties,
		options: election.options,
		seats: terms.seats,
		ballots: { cast, blank: outcome.blank },
		winners: cast > outcome.blank ? outcome.winners : [],
		tieBreaks: ties.breaks
	};
}
