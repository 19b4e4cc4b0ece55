import { quorum } from '#lib/domain/tally/quorum.ts';
import type { Tally } from '#lib/domain/tally/result.ts';
import { WrongBallots } from '#lib/domain/tally/tally.ts';
import type { Bundle } from '#lib/domain/poll/bundle.ts';
import { resultOf, type PollResult } from '#lib/domain/poll/count.ts';
import { fitsAll } from '#lib/domain/poll/fits.ts';
import { differences, type Difference } from './differences.ts';
import type { ResultFinding } from './finding.ts';

/**
 * The result of the bundle's ballots, counted again; undefined when its rules ask for a count that there
 * is not. Ballots that do not answer what was asked cannot be counted and are left out.
 */
export function recount({ rules, ballots, seed, late }: Bundle): PollResult | undefined {
	const sound = (ballots ?? []).filter(({ choices }) => fitsAll(rules.questions, choices));
	const counted = sound.map(({ choices }) => [1, choices] as const);
	try {
		return resultOf(rules, counted, seed, rules.entitled + late.length);
	} catch (error) {
		if (error instanceof RangeError || error instanceof WrongBallots) return undefined;
		throw error;
	}
}

/** Whether the bundle says of every number, round and decision what the recount says. */
export function checkResult({ result }: Bundle, found: PollResult): ResultFinding[] {
	return compared(result, found, (stated, again) => differences(stated, again));
}

/**
 * What can be checked where ballots are kept back: numbers of ballots and people, and that the tallies
 * are about the questions, by the rules, and of no more ballots than so many. `empty` is the count of
 * no ballots.
 */
export function checkTotals(
	{ result, rules }: Bundle,
	empty: PollResult,
	ballots: number
): ResultFinding[] {
	const { entitled } = empty;
	const quorumOf = rules.quorum === null ? null : quorum(ballots, entitled, rules.quorum);
	const found = { ...empty, counted: ballots, quorum: quorumOf };
	return compared(result, found, (stated, again) => {
		const { cast } = stated.ballots ?? again.ballots;
		return [
			...differences(termsOf(stated), termsOf(again)),
			...differences(cast, Math.min(cast, ballots), ['ballots', 'cast'])
		];
	});
}

function compared(
	stated: PollResult,
	found: PollResult,
	tallies: (stated: Tally, found: Tally) => Difference[]
): ResultFinding[] {
	const wholeOf = ({ questions, ...whole }: PollResult) => ({
		...whole,
		questions: questions.map(({ id }) => id)
	});
	const whole = differences(wholeOf(stated), wholeOf(found));
	return [
		...whole.map((differs) => ({ finding: 'result-differs', ...differs }) as const),
		...found.questions.flatMap(({ id, tally }): ResultFinding[] => {
			const own = stated.questions.find((one) => one.id === id);
			const differing = own ? tallies(own.tally, tally) : [];
			return differing.map((differs) =>
				differs.field === 'input'
					? { finding: 'input-differs', question: id }
					: { finding: 'result-differs', question: id, ...differs }
			);
		})
	];
}

/** What a tally says besides what was counted. */
function termsOf({ method, version, ties, options, seats, input }: Tally) {
	return { method, version, ties, options, seats, input };
}
