import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approval } from '#lib/domain/tally/approval.ts';
import { borda } from '#lib/domain/tally/borda.ts';
import { budgetGreedy, budgetGreedyNoSkip } from '#lib/domain/tally/budget-greedy.ts';
import type { BudgetElection, RankedElection, ScoredElection } from '#lib/domain/tally/election.ts';
import { equalShares } from '#lib/domain/tally/equal-shares.ts';
import { irv } from '#lib/domain/tally/irv.ts';
import { majorityJudgment } from '#lib/domain/tally/majority-judgment.ts';
import { plurality } from '#lib/domain/tally/plurality.ts';
import { rankedPairs } from '#lib/domain/tally/ranked-pairs.ts';
import { schulze } from '#lib/domain/tally/schulze.ts';
import { score } from '#lib/domain/tally/score.ts';
import { stvScottish } from '#lib/domain/tally/stv-scottish.ts';
import { equalSharesAdd1, equalSharesOnce, greedy } from '../../support/naive/budget.ts';
import { groups, lot, most } from '../../support/naive/lot.ts';
import {
	condorcetWinner,
	prefer,
	rankedPairsOrder,
	schulzeOrder
} from '../../support/naive/pairs.ts';
import { instantRunoff, scottish } from '../../support/naive/rounds.ts';
import {
	approvalVotes,
	bordaHalves,
	majorityValue,
	pluralityVotes,
	scoreOf
} from '../../support/naive/sums.ts';

/**
 * A second counter, written on its own from the rules, counts generated elections ballot by ballot;
 * the first one must agree in everything that it tells.
 */
const SEED = 'autumn';
const ties = { backward: true, lot: { seed: SEED } };
const terms = (seats: number) => ({ seats, ties });

const optionsOf = (size: number) =>
	Array.from({ length: size }, (_, at) => ({ id: `option-${at}`, name: `Option ${at}` }));
const orderOf = (size: number) =>
	lot(
		optionsOf(size).map(({ id }) => id),
		SEED
	);
const placesOf = (size: number) => [...Array(size).keys()];
const expand = <Ballot>(ballots: readonly (readonly [number, Ballot])[]): Ballot[] =>
	ballots.flatMap(([count, ballot]) => Array.from({ length: count }, () => ballot));

/** Strict rankings of some of the options; small numbers, so that ties are common. */
const strict = fc.integer({ min: 1, max: 5 }).chain((size) =>
	fc.record({
		size: fc.constant(size),
		seats: fc.integer({ min: 1, max: 4 }),
		ballots: fc.array(
			fc.tuple(fc.integer({ min: 1, max: 4 }), fc.shuffledSubarray(placesOf(size))),
			{ maxLength: 12 }
		)
	})
);

/** Rankings with equal ranks. */
const weak = strict.chain(({ size, seats, ballots }) =>
	fc
		.array(fc.array(fc.boolean(), { minLength: size, maxLength: size }), {
			minLength: ballots.length,
			maxLength: ballots.length
		})
		.map((joins) => ({
			size,
			seats,
			ballots: ballots.map(([count, order], at): [number, number[][]] => {
				const ranking: number[][] = [];
				for (const [place, option] of order.entries()) {
					const last = ranking.at(-1);
					if (last && joins[at]?.[place]) last.push(option);
					else ranking.push([option]);
				}
				return [count, ranking.map((rank) => rank.sort((a, b) => a - b))];
			})
		}))
);

function election(size: number, ballots: [number, number[][]][]): RankedElection {
	return {
		kind: 'ranked',
		title: '',
		options: optionsOf(size),
		ballots,
		seats: 1,
		unranked: 'last'
	};
}

const ranksOf = (ballots: [number, number[]][]) =>
	ballots.map(([count, order]): [number, number[][]] => [count, order.map((option) => [option])]);

describe('Two counters agree on', { timeout: 30_000 }, () => {
	test('plurality and approval', () => {
		fc.assert(
			fc.property(strict, ({ size, seats, ballots }) => {
				const marks = ballots.map(([count, order]): [number, number[]] => [
					count,
					[...order].sort()
				]);
				const marked = {
					kind: 'marked' as const,
					title: '',
					options: optionsOf(size),
					ballots: marks
				};
				const people = expand(marks);
				const one = plurality(marked, terms(seats));
				const votes = pluralityVotes(size, people);
				expect(one.totals).toEqual(votes.map(String));
				if (votes.some((n) => n > 0))
					expect(one.winners).toEqual(most(votes, seats, orderOf(size)));
				const several = approval(marked, terms(seats));
				const approvals = approvalVotes(size, people);
				expect(several.totals).toEqual(approvals.map(String));
				expect(several.ranking).toEqual(groups(approvals));
			})
		);
	});

	test('Borda', () => {
		fc.assert(
			fc.property(weak, ({ size, ballots }) => {
				const halves = bordaHalves(size, expand(ballots));
				const count = borda(election(size, ballots), terms(1));
				expect(count.totals.map((total) => Number(total) * 2)).toEqual(halves);
				expect(count.ranking).toEqual(groups(halves));
			})
		);
	});

	test('scores and majority judgment', () => {
		const scores = fc.integer({ min: 1, max: 4 }).chain((size) =>
			fc.array(
				fc.tuple(
					fc.integer({ min: 1, max: 3 }),
					fc.array(fc.option(fc.integer({ min: 0, max: 5 })), {
						minLength: size,
						maxLength: size
					})
				),
				{ minLength: 1, maxLength: 10 }
			)
		);
		fc.assert(
			fc.property(scores, (ballots) => {
				const size = ballots[0]?.[1].length ?? 0;
				const scored: ScoredElection = {
					kind: 'scored',
					title: '',
					options: optionsOf(size),
					ballots,
					lowest: 0,
					highest: 5
				};
				const people = expand(ballots);
				const given = placesOf(size).map((option) => scoreOf(option, people));
				const means = score(scored, terms(1));
				const rank = (option: number) => means.ranking.findIndex((tied) => tied.includes(option));
				const all = placesOf(size).flatMap((a) => placesOf(size).map((b) => ({ a, b })));
				for (const { a, b } of all) {
					const [one, other] = [given[a], given[b]];
					if (!one?.number || !other?.number) continue;
					const difference = one.sum * other.number - other.sum * one.number;
					expect(Math.sign(rank(b) - rank(a))).toBe(Math.sign(difference));
				}
				const judged = majorityJudgment(scored, terms(1));
				expect(judged.medians).toEqual(given.map((one) => majorityValue(one.given)[0] ?? null));
				// With as many grades each, the order is that of the majority values.
				const values = given.map((one) => majorityValue(one.given));
				if (new Set(values.map(({ length }) => length)).size === 1) {
					const texts = values.map((value) => value.join(''));
					const sorted = [...new Set(texts)].sort().reverse();
					const same = sorted.map((text) =>
						placesOf(size).filter((option) => texts[option] === text)
					);
					expect(judged.ranking).toEqual(same);
				}
			})
		);
	});

	test('instant runoff, round by round', () => {
		fc.assert(
			fc.property(strict, ({ size, ballots }) => {
				const people = expand(ballots).filter((order) => order.length > 0);
				fc.pre(people.length > 0);
				const count = irv(election(size, ranksOf(ballots)), terms(1));
				const naive = instantRunoff(size, people, orderOf(size));
				expect(count.winners).toEqual([naive.winner]);
				expect(count.rounds.map(({ totals }) => totals)).toEqual(
					naive.rounds.map((votes) =>
						placesOf(size).map((option) => (votes.has(option) ? String(votes.get(option)) : null))
					)
				);
			}),
			{ numRuns: 400 }
		);
	});

	test('the Scottish count, stage by stage to the last decimal', () => {
		fc.assert(
			fc.property(strict, ({ size, seats, ballots }) => {
				const people = expand(ballots).filter((order) => order.length > 0);
				fc.pre(people.length > 0);
				const count = stvScottish(election(size, ranksOf(ballots)), terms(seats));
				const naive = scottish(size, people, seats, orderOf(size));
				expect(count.winners).toEqual(naive.elected);
				const units = (total: string | null) => BigInt((total ?? '0').replace('.', ''));
				expect(count.rounds.map(({ totals }) => totals.map(units))).toEqual(
					naive.stages.map((votes) => placesOf(size).map((option) => votes.get(option) ?? 0n))
				);
			}),
			{ numRuns: 400 }
		);
	});

	test('pairs, Schulze and ranked pairs', () => {
		fc.assert(
			fc.property(weak, ({ size, ballots }) => {
				const people = expand(ballots);
				const bySchulze = schulze(election(size, ballots), terms(1));
				const pairs = placesOf(size).map((a) => placesOf(size).map((b) => prefer(a, b, people)));
				expect(bySchulze.pairwise).toEqual(pairs);
				expect(bySchulze.ranking).toEqual(schulzeOrder(size, people));
				const byPairs = rankedPairs(election(size, ballots), terms(1));
				expect(byPairs.ranking).toEqual(rankedPairsOrder(size, people));
				const best = condorcetWinner(size, people);
				if (best !== undefined && people.some((ballot) => ballot.length > 0)) {
					expect(bySchulze.winners).toEqual([best]);
					expect(byPairs.winners).toEqual([best]);
				}
			}),
			{ numRuns: 400 }
		);
	});

	test('budgets, by votes and by equal shares', () => {
		const budgets = fc.integer({ min: 1, max: 5 }).chain((size) =>
			fc.record({
				costs: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: size, maxLength: size }),
				total: fc.integer({ min: 1, max: 80 }),
				ballots: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.subarray(placesOf(size))), {
					minLength: 1,
					maxLength: 8
				})
			})
		);
		fc.assert(
			fc.property(budgets, ({ costs, total, ballots }) => {
				const options = optionsOf(costs.length).map((option, at) => ({
					...option,
					cost: `${costs[at]}`
				}));
				const town: BudgetElection = {
					kind: 'budget',
					title: '',
					options,
					ballots: ballots.map(([count, marks]) => [
						count,
						marks.map((place) => [place, 1] as const)
					]),
					total: `${total}`,
					leastPoints: 0
				};
				const people = expand(ballots);
				const order = orderOf(costs.length);
				expect(budgetGreedy(town, terms(1)).winners).toEqual(
					greedy(costs, total, people, { order, skip: true })
				);
				expect(budgetGreedyNoSkip(town, terms(1)).winners).toEqual(
					greedy(costs, total, people, { order, skip: false })
				);
				const share = { n: BigInt(total), d: BigInt(people.length) };
				expect(equalShares(town, terms(1), 'none').winners).toEqual(
					equalSharesOnce(costs, share, people, order)
				);
				expect(equalShares(town, terms(1), 'add1').winners).toEqual(
					equalSharesAdd1(costs, total, people, order)
				);
			}),
			{ numRuns: 300 }
		);
	});
});
