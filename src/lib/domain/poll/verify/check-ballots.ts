import type { Bundle } from '#lib/domain/poll/bundle.ts';
import { fitsAll } from '#lib/domain/poll/fits.ts';
import { showsBallots } from '#lib/domain/poll/published.ts';
import type { BallotFinding } from './finding.ts';
import type { Lines } from './lines.ts';

/** Whether ballots are published one by one where, and only where, nobody is given away by it. */
export function checkShown({ rules, ballots }: Bundle, { live }: Lines): BallotFinding[] {
	const shown = showsBallots(rules.secrecy, live.size);
	if (shown && ballots === null) return [{ finding: 'ballots-withheld', ballots: live.size }];
	if (!shown && ballots !== null) return [{ finding: 'ballots-exposed', ballots: live.size }];
	return [];
}

/** Whether each ballot answers what it was asked. */
export function checkAnswers({ rules, ballots }: Bundle): BallotFinding[] {
	return (ballots ?? []).flatMap(({ choices }, at): BallotFinding[] =>
		fitsAll(rules.questions, choices) ? [] : [{ finding: 'ballot-invalid', ballot: at + 1 }]
	);
}
