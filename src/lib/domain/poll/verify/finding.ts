/**
 * What is wrong with a bundle. Lines of the log, ballots and names are numbered from 1, as people count;
 * `stated` is what the bundle says, `found` what it should say.
 */
export type Finding =
	| { readonly finding: 'rules-changed' }
	| { readonly finding: 'seed-changed' }
	| LogFinding
	| BallotFinding
	| PeopleFinding
	| ResultFinding;

export type LogFinding =
	| { readonly finding: 'leaf-twice'; readonly line: number; readonly first: number }
	| { readonly finding: 'replaces-nothing'; readonly line: number }
	| { readonly finding: 'replaced-twice'; readonly line: number; readonly first: number }
	/** In a detached poll nobody can change a vote. */
	| { readonly finding: 'replaced-in-detached'; readonly line: number }
	/** So many lines, the first of them somewhere after line `after`. */
	| { readonly finding: 'lines-missing'; readonly count: number; readonly after: number }
	| { readonly finding: 'lines-added'; readonly count: number; readonly after: number }
	/** Altered, or in another order. */
	| { readonly finding: 'lines-changed'; readonly from: number; readonly to: number }
	/** The lines are right: what the chain began with, the rules, or its end was changed. */
	| { readonly finding: 'chain-changed' }
	| { readonly finding: 'root-changed'; readonly size: number }
	| { readonly finding: 'root-missing'; readonly size: number }
	| { readonly finding: 'root-undue'; readonly size: number };

export type BallotFinding =
	| { readonly finding: 'ballot-altered'; readonly ballot: number; readonly line: number }
	| { readonly finding: 'ballot-added'; readonly ballot: number }
	| { readonly finding: 'ballot-missing'; readonly line: number }
	| { readonly finding: 'ballot-twice'; readonly ballot: number; readonly first: number }
	/** Counted, though its voter had changed it: line `by` took its place. */
	| { readonly finding: 'ballot-replaced'; readonly ballot: number; readonly by: number }
	| { readonly finding: 'ballots-unordered'; readonly ballot: number }
	/** Not one of several belongs to the log: exchanged, or cast under other rules. */
	| { readonly finding: 'ballots-foreign'; readonly ballots: number }
	| { readonly finding: 'ballot-invalid'; readonly ballot: number }
	| { readonly finding: 'ballots-withheld'; readonly ballots: number }
	| { readonly finding: 'ballots-exposed'; readonly ballots: number };

export type PeopleFinding =
	| { readonly finding: 'too-many-ballots'; readonly ballots: number; readonly entitled: number }
	| { readonly finding: 'channels-differ'; readonly stated: number; readonly ballots: number }
	| { readonly finding: 'names-exposed'; readonly names: number }
	| { readonly finding: 'name-without-ballot'; readonly name: number }
	| { readonly finding: 'name-twice'; readonly name: number; readonly first: number };

export type ResultFinding =
	| {
			readonly finding: 'result-differs';
			/** Id of the question; absent for the poll as a whole. */
			readonly question?: string;
			/** Such as `rounds.2.totals.0`. */
			readonly field: string;
			readonly stated: string;
			readonly found: string;
	  }
	/** The hash of what was counted. */
	| { readonly finding: 'input-differs'; readonly question: string }
	/** The rules ask for a count that there is not. */
	| { readonly finding: 'uncountable' };
