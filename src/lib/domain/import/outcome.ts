import type { RowFault } from './fault.ts';

/** A row that was left out, and why. */
export interface BadRow {
	number: number;
	faults: RowFault[];
}

/** A word of the file that the city does not have or that is not known here, and in how many rows it stands. */
export interface UnknownWord {
	word: string;
	rows: number;
}

/** What an import does, or did: how many rows became proposals, and what became of the others. */
export interface ImportOutcome {
	rows: number;
	/** Taken in now. */
	created: number;
	/** Here already, from an earlier import: nothing was done. */
	already: number;
	bad: BadRow[];
	/** Proposals left without a category, or without a neighbourhood. */
	unknownCategories: UnknownWord[];
	unknownNeighbourhoods: UnknownWord[];
	/** Proposals that gather support now, because their state was not understood. */
	unknownStates: UnknownWord[];
	/** Categories and neighbourhoods that the city did not have before. */
	madeCategories: number;
	madeNeighbourhoods: number;
}
