import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ballotsIn, type Option } from '#lib/domain/tally/election.ts';
import { canonicalJson } from '#lib/domain/tally/input.ts';
import type { Round } from '#lib/domain/tally/result-rounds.ts';
import type { Tally } from '#lib/domain/tally/result.ts';
import { tally } from '#lib/domain/tally/tally.ts';
import { backwards, polls, rebundled } from '../../support/polls.ts';

const poll = polls();
const roundPoll = polls(['ranked'], ['irv', 'stv', 'stv-scottish']);
const budgetPoll = polls(['budget'], ['budget-greedy', 'budget-greedy-no-skip', 'equal-shares']);

/** What every count promises, tried on generated elections of every kind and by every method. */
const ids = (result: { winners: readonly number[]; options: readonly Option[] }) =>
	result.winners.map((place) => result.options[place]?.id);

describe('Whatever the method', { timeout: 30_000 }, () => {
	test('the order of ballots, and how equal ones are bundled, does not matter', () => {
		fc.assert(
			fc.property(poll, fc.nat(), ({ election, counting, terms }, turn) => {
				const other = rebundled(election, turn);
				expect(tally(other, terms, counting)).toEqual(tally(election, terms, counting));
			}),
			{ numRuns: 500 }
		);
	});

	test('renaming options does not matter', () => {
		fc.assert(
			fc.property(poll, ({ election, counting, terms }) => {
				const renamed = election.options.map((option) => ({
					...option,
					name: `Another ${option.id}`
				}));
				const result = tally(election, terms, counting);
				const other = tally({ ...election, options: renamed }, terms, counting);
				expect({ ...other, input: '', options: [] }).toEqual({ ...result, input: '', options: [] });
			})
		);
	});

	test('the sequence in which options were created does not matter', () => {
		fc.assert(
			fc.property(poll, ({ election, counting, terms }) => {
				fc.pre(!['answered', 'consent'].includes(election.kind));
				expect(ids(tally(backwards(election), terms, counting))).toEqual(
					ids(tally(election, terms, counting))
				);
			}),
			{ numRuns: 500 }
		);
	});

	test('the result is plain JSON that names its input, method, version, tie rule and seed', () => {
		fc.assert(
			fc.property(poll, ({ election, counting, terms }) => {
				const result = tally(election, terms, counting);
				expect(JSON.parse(canonicalJson(result))).toEqual(JSON.parse(JSON.stringify(result)));
				expect(result).toMatchObject({ method: counting.method, ties: terms.ties });
				expect(result.version).toBeGreaterThan(0);
				expect(result.input).toMatch(/^[0-9a-f]{64}$/);
				expect(result.ballots.cast).toBe(ballotsIn(election));
				expect(new Set(result.winners).size).toBe(result.winners.length);
			})
		);
	});

	test('no budget is overspent', () => {
		fc.assert(
			fc.property(budgetPoll, ({ election, terms, counting }) => {
				const result = tally(election, terms, counting);
				const costs = result.winners.map((place) => Number(result.options[place]?.cost));
				const spent = costs.reduce((sum, cost) => sum + cost, 0);
				expect('total' in result && spent <= Number(result.total)).toBe(true);
			}),
			{ numRuns: 500 }
		);
	});
});

describe('In every round', { timeout: 30_000 }, () => {
	test('each vote is somewhere: with an option, with nobody, or cut off', () => {
		fc.assert(
			fc.property(roundPoll, ({ election, counting, terms }) => {
				for (const round of roundsOf(tally(election, terms, counting))) {
					expect(votesIn(round)).toBe(votesOf(ballotsIn(election), round));
				}
			}),
			{ numRuns: 400 }
		);
	});

	test('an option that is out gets no votes and is never elected', () => {
		fc.assert(
			fc.property(roundPoll, ({ election, counting, terms }) => {
				const result = tally(election, terms, counting);
				fc.pre('rounds' in result && !result.passes);
				const out = new Set<number>();
				for (const { totals, elected, excluded } of roundsOf(result)) {
					for (const option of out) expect(totals[option]).toBeNull();
					for (const option of elected) expect(out.has(option)).toBe(false);
					for (const option of excluded) out.add(option);
				}
			}),
			{ numRuns: 400 }
		);
	});

	test('as many are elected as there are seats, or options, if anybody votes', () => {
		fc.assert(
			fc.property(roundPoll, ({ election, counting, terms }) => {
				const result = tally(election, terms, counting);
				const byShare = 'rules' in counting && counting.rules.elect === 'share';
				fc.pre(roundsOf(result).length > 0 && !(result.method === 'irv' && byShare));
				const all = Math.min(terms.seats, election.options.length);
				expect(result.winners).toHaveLength(all);
			}),
			{ numRuns: 400 }
		);
	});
});

const roundsOf = (result: Tally): readonly Round[] => ('rounds' in result ? result.rounds : []);

/** In the smallest unit that occurs. */
function votesIn({ totals, inactive, cut }: Round): bigint {
	const amounts = [...totals.map((total) => total ?? '0'), ...Object.values(inactive), cut];
	return amounts.reduce((sum, text) => sum + BigInt(text.replace('.', '')), 0n);
}

function votesOf(ballots: number, { cut }: Round): bigint {
	return BigInt(ballots) * 10n ** BigInt(cut.split('.')[1]?.length ?? 0);
}
