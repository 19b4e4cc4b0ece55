import type { Question } from '#lib/domain/poll/question.ts';
import type { ConsentTally, MajorityTally } from '#lib/domain/tally/result.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { consentObstacles, neededSaid } from './detail-answers.ts';
import type { Step } from './steps.ts';
import type { Teller } from './teller.ts';

export function majoritySteps(asked: Question, tally: MajorityTally, teller: Teller): Step[] {
	const { yes, no, abstain, passed } = tally;
	const given = { yes: teller.n(yes), no: teller.n(no), abstain: teller.n(abstain) };
	const reached = passed ? m.step_reached : m.step_not_reached;
	return [
		{ sentences: [m.step_majority(given, teller.tongue)] },
		{ sentences: [...neededSaid(asked, tally, teller), reached({}, teller.tongue)] }
	];
}

export function consentSteps(asked: Question, tally: ConsentTally, teller: Teller): Step[] {
	const given = {
		agree: teller.n(tally.agree),
		abstain: teller.n(tally.abstain),
		disagree: teller.n(tally.disagree),
		block: teller.n(tally.block)
	};
	const ending = tally.passed
		? [m.step_consent_passed({}, teller.tongue)]
		: consentObstacles(asked, tally, teller);
	return [{ sentences: [m.step_consent(given, teller.tongue)] }, { sentences: ending }];
}
