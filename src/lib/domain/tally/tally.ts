import { approval } from './approval.ts';
import type { Terms } from './begin.ts';
import { bestTime } from './best-time.ts';
import { borda } from './borda.ts';
import { budgetGreedy, budgetGreedyNoSkip } from './budget-greedy.ts';
import { consent } from './consent.ts';
import type { Counting, Method } from './counting.ts';
import { dots } from './dots.ts';
import type { Election } from './election.ts';
import { equalShares } from './equal-shares.ts';
import { irv, stv } from './irv.ts';
import { majority } from './majority.ts';
import { majorityJudgment } from './majority-judgment.ts';
import type { Markable } from './marks.ts';
import { plurality } from './plurality.ts';
import { rankedPairs } from './ranked-pairs.ts';
import type { Tally } from './result.ts';
import { schulze } from './schulze.ts';
import { score } from './score.ts';
import { stvScottish } from './stv-scottish.ts';

/** Ballots of another kind than the method counts. */
export class WrongBallots extends Error {
	readonly method: Method;
	readonly kind: Election['kind'];

	constructor(method: Method, kind: Election['kind']) {
		super(`${method} does not count ${kind} ballots`);
		this.name = 'WrongBallots';
		this.method = method;
		this.kind = kind;
	}
}

/**
 * Counts an election. Pure and exact: the same input gives the same result wherever it runs, whatever
 * the order of the ballots. Runs to its end without a pause, so a server calls it in a worker.
 * Throws WrongBallots, and RangeError where terms do not fit the options.
 */
export function tally(election: Election, terms: Terms, counting: Counting): Tally {
	switch (counting.method) {
		case 'plurality':
			if (isMarkable(election)) return plurality(election, terms);
			break;
		case 'approval':
			if (isMarkable(election)) return approval(election, terms);
			break;
		case 'score':
			if (election.kind === 'scored') return score(election, terms);
			break;
		case 'majority-judgment':
			if (election.kind === 'scored') return majorityJudgment(election, terms);
			break;
		case 'irv':
			if (election.kind === 'ranked') return irv(election, terms, counting.rules);
			break;
		case 'stv':
			if (election.kind === 'ranked') return stv(election, terms, counting.rules);
			break;
		case 'stv-scottish':
			if (election.kind === 'ranked') return stvScottish(election, terms);
			break;
		case 'schulze':
			if (election.kind === 'ranked') return schulze(election, terms, counting.statusQuo);
			break;
		case 'ranked-pairs':
			if (election.kind === 'ranked') return rankedPairs(election, terms, counting.statusQuo);
			break;
		case 'borda':
			if (election.kind === 'ranked') return borda(election, terms);
			break;
		case 'dots':
			if (election.kind === 'dotted') return dots(election, terms);
			break;
		case 'majority':
			if (election.kind === 'answered') return majority(election, terms, counting.rule);
			break;
		case 'consent':
			if (election.kind === 'consent') return consent(election, terms, counting.rule);
			break;
		case 'budget-greedy':
			if (election.kind === 'budget') return budgetGreedy(election, terms);
			break;
		case 'budget-greedy-no-skip':
			if (election.kind === 'budget') return budgetGreedyNoSkip(election, terms);
			break;
		case 'equal-shares':
			if (election.kind === 'budget') return equalShares(election, terms, counting.completion);
			break;
		case 'best-time':
			if (election.kind === 'times') return bestTime(election, terms);
			break;
	}
	throw new WrongBallots(counting.method, election.kind);
}

function isMarkable(election: Election): election is Markable {
	return election.kind === 'marked' || election.kind === 'ranked' || election.kind === 'budget';
}
