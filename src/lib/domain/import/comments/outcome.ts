import type { BadRow, UnknownWord } from '#lib/domain/import/outcome.ts';

/** What an import of comments does, or did: how many rows became comments, and what became of the others. */
export interface CommentOutcome {
	rows: number;
	/** Taken in now, those without words among them. */
	created: number;
	/** Of these, without words: they keep their place, because something hangs below them. */
	wordless: number;
	/** Here already, from an earlier import: nothing was done. */
	already: number;
	bad: BadRow[];
	/** Rows that answer something that is not here: they stand in the discussion by themselves. */
	unplaced: number[];
	/** Comments left without a stance. */
	unknownStances: UnknownWord[];
	/** Proposals that are discussed by them. */
	proposals: number;
}
