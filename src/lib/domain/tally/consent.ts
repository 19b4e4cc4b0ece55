import { z } from 'zod';
import { begin, headOf, type Terms } from './begin.ts';
import { ballotsIn, type ConsentElection, type Stance } from './election.ts';
import { shareText } from './amount.ts';
import { votesNeeded } from './majority.ts';
import type { ConsentTally } from './result.ts';

const VERSION = 1;

/** Passes unless somebody blocks, unless said otherwise. */
export const consentRule = z.strictObject({
	/** So many blocks stop the proposal. */
	blocks: z.int().min(1).default(1),
	/** The share of agree, abstain, disagree and block together that must agree, such as `2/3`. */
	agree: shareText.default('0'),
	/** The share of the same that may disagree at most, such as `1/4`. */
	disagree: shareText.default('1')
});

export type ConsentRule = Readonly<z.output<typeof consentRule>>;

/**
 * Passes unless it is blocked (Seeds for Change, Consensus Decision Making) and, where the rule says
 * so, enough agree and not too many disagree. Nothing passes without a ballot that agrees.
 */
export function consent(
	election: ConsentElection,
	terms: Terms,
	rule: ConsentRule = consentRule.parse({})
): ConsentTally {
	const count = begin(election, terms);
	const given = (wanted: Stance) =>
		count.election.ballots.reduce(
			(sum, [times, stance]) => (stance === wanted ? sum + times : sum),
			0
		);
	const [agree, abstain] = [given('agree'), given('abstain')];
	const [disagree, block] = [given('disagree'), given('block')];
	const cast = ballotsIn(election);
	const needed = Math.max(1, votesNeeded(cast, { share: rule.agree, enough: true }));
	const tooMany = votesNeeded(cast, { share: rule.disagree, enough: false });
	const obstacles: ConsentTally['obstacles'][number][] = [];
	if (cast === 0) obstacles.push('no-ballots');
	if (block >= rule.blocks) obstacles.push('blocked');
	if (cast > 0 && agree < needed) obstacles.push('too-few-agree');
	if (disagree >= tooMany) obstacles.push('too-many-disagree');
	const passed = obstacles.length === 0;
	return {
		...headOf('consent', VERSION, count, { winners: passed ? [0] : [], blank: 0 }),
		agree,
		abstain,
		disagree,
		block,
		obstacles,
		passed
	};
}
