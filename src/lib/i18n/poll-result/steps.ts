import type { Question } from '#lib/domain/poll/question.ts';
import type { Tally } from '#lib/domain/tally/result.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { consentSteps, majoritySteps } from './steps-answers.ts';
import { greedySteps, sharesSteps } from './steps-budget.ts';
import { pairsSteps } from './steps-pairs.ts';
import { roundsSteps } from './steps-rounds.ts';
import { judgmentSteps, scoreSteps, timesSteps, totalsSteps } from './steps-sums.ts';
import { tellerOf, type Teller, type Tongue } from './teller.ts';

/** One step of a count in a sentence or two; rounds have a title. Names are marked (isolate.ts). */
export type Step = { readonly title?: string; readonly sentences: readonly string[] };

/** How a question was counted, from the tally's own record: nothing is counted again. */
export function stepsOf(asked: Question, tally: Tally, tongue: Tongue): Step[] {
	const teller = tellerOf(tally, tongue);
	const first: Step = { sentences: ballotsSaid(tally, teller) };
	if (tally.ballots.cast === tally.ballots.blank) return [first];
	return [first, ...byMethod(asked, tally, teller)].filter(({ sentences }) => sentences.length > 0);
}

function byMethod(asked: Question, tally: Tally, teller: Teller): Step[] {
	switch (tally.method) {
		case 'plurality':
		case 'approval':
		case 'borda':
		case 'dots':
			return totalsSteps(tally, teller);
		case 'score':
			return scoreSteps(tally, teller);
		case 'majority-judgment':
			return judgmentSteps(tally, teller);
		case 'best-time':
			return timesSteps(tally, teller);
		case 'majority':
			return majoritySteps(asked, tally, teller);
		case 'consent':
			return consentSteps(asked, tally, teller);
		case 'irv':
		case 'stv':
		case 'stv-scottish':
			return roundsSteps(tally, teller);
		case 'schulze':
		case 'ranked-pairs':
			return pairsSteps(tally, teller);
		case 'budget-greedy':
		case 'budget-greedy-no-skip':
			return greedySteps(tally, teller);
		case 'equal-shares':
			return sharesSteps(tally, teller);
	}
}

function ballotsSaid({ ballots: { cast, blank } }: Tally, teller: Teller): string[] {
	const said = [m.step_ballots({ count: cast, n: teller.n(cast) }, teller.tongue)];
	if (blank > 0) said.push(m.step_blank({ count: blank, n: teller.n(blank) }, teller.tongue));
	return said;
}
