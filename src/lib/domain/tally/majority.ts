import { z } from 'zod';
import { begin, headOf, type Terms } from './begin.ts';
import { ballotsIn, type Answer, type AnsweredElection } from './election.ts';
import { shareText } from './amount.ts';
import { readRational } from './exact.ts';
import type { MajorityTally } from './result.ts';

const VERSION = 1;

/** More yes than no, unless said otherwise; equal is not passed. */
export const majorityRule = z
	.strictObject({
		/** `votes`: yes and no; `ballots`: abstentions too; `entitled`: everyone who might have voted. */
		of: z.enum(['votes', 'ballots', 'entitled']).default('votes'),
		/** Such as `1/2` or `2/3`. */
		share: shareText.default('1/2'),
		/** Whether exactly that share is enough (two thirds as a rule) or not (one half as a rule). */
		enough: z.boolean().default(false),
		/** People entitled; needed where the share is of them. */
		entitled: z.int().min(0).optional()
	})
	.refine(({ of, entitled }) => of !== 'entitled' || entitled !== undefined, {
		error: 'a share of the entitled needs their number',
		path: ['entitled']
	});

export type MajorityRule = Readonly<z.output<typeof majorityRule>>;

/**
 * Yes, no or abstain: passes with the share of yes that the rule asks for, counted in whole votes.
 * Without a single yes nothing passes.
 */
export function majority(
	election: AnsweredElection,
	terms: Terms,
	rule: MajorityRule = majorityRule.parse({})
): MajorityTally {
	const count = begin(election, terms);
	const given = (wanted: Answer) =>
		count.election.ballots.reduce(
			(sum, [times, answer]) => (answer === wanted ? sum + times : sum),
			0
		);
	const [yes, no, abstain] = [given('yes'), given('no'), given('abstain')];
	const ballots = ballotsIn(election);
	const base = { votes: yes + no, ballots, entitled: rule.entitled ?? ballots }[rule.of];
	const needed = Math.max(1, votesNeeded(base, rule));
	const passed = yes >= needed;
	return {
		...headOf('majority', VERSION, count, { winners: passed ? [0] : [], blank: 0 }),
		yes,
		no,
		abstain,
		of: { what: rule.of, count: base },
		needed,
		passed
	};
}

/** The smallest whole number of votes that is the share of so many, or more than it. */
export function votesNeeded(of: number, rule: { share: string; enough: boolean }): number {
	const share = readRational(rule.share);
	if (!share || share.n < 0n || share.n > share.d) {
		throw new RangeError(`${rule.share} is not a share between 0 and 1`);
	}
	const product = BigInt(of) * share.n;
	const floor = product / share.d;
	const exact = product % share.d === 0n;
	return Number(exact && rule.enough ? floor : floor + 1n);
}
