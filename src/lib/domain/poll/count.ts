import { quorum } from '#lib/domain/tally/quorum.ts';
import type { Counting } from '#lib/domain/tally/counting.ts';
import type { Counted } from '#lib/domain/tally/election.ts';
import { tally } from '#lib/domain/tally/tally.ts';
import { electionOf, type Choices } from './choices.ts';
import { showsBallots } from './published.ts';
import { seatsOf } from './options.ts';
import type { PollCount } from './result.ts';
import type { PollRules } from './rules.ts';

/** A counted poll, as far as ballots and rules alone say it. */
export type PollResult = Pick<PollCount, 'counted' | 'entitled' | 'quorum' | 'questions'>;

/** What a count is made under: of the rules, all that it needs. */
type CountRules = Pick<PollRules, 'questions' | 'backward' | 'quorum' | 'secrecy'>;

/**
 * The result of a poll. Pure and exact, so that a server's worker and anybody's browser come to the
 * same. `seed` settles lots and stands in the result: it is secret until closing.
 */
export function resultOf(
	rules: CountRules,
	ballots: readonly Counted<Choices>[],
	seed: string,
	entitled: number
): PollResult {
	const counted = sumOf(ballots);
	return {
		counted,
		entitled,
		quorum: rules.quorum === null ? null : quorum(counted, entitled, rules.quorum),
		questions: countPoll(rules, ballots, seed, entitled)
	};
}

/**
 * Every question's tally, in the order of the questions. Where the ballots stay secret (published.ts)
 * a tally has no hash of its input: so few ballots could be found by trying.
 */
export function countPoll(
	rules: CountRules,
	ballots: readonly Counted<Choices>[],
	seed: string,
	entitled: number
): PollCount['questions'] {
	const ties = { backward: rules.backward, lot: { seed } };
	const hashed = showsBallots(rules.secrecy, sumOf(ballots));
	return rules.questions.map((asked) => {
		const terms = { seats: seatsOf(asked), ties };
		const counting = countingNow(asked.counting, entitled);
		const counted = tally(electionOf(asked, ballots), terms, counting);
		return { id: asked.id, tally: hashed ? counted : { ...counted, input: '' } };
	});
}

/** A majority of all who may vote is measured against their number at closing, late additions included. */
function countingNow(counting: Counting, entitled: number): Counting {
	if (counting.method !== 'majority' || counting.rule.of !== 'entitled') return counting;
	return { ...counting, rule: { ...counting.rule, entitled } };
}

function sumOf(ballots: readonly Counted<Choices>[]): number {
	return ballots.reduce((sum, [count]) => sum + count, 0);
}
