import type { Question } from '#lib/domain/poll/question.ts';
import type { ConsentTally, MajorityTally } from '#lib/domain/tally/result.ts';
import { shareWords } from '#lib/i18n/amounts.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { boundSaid } from '#lib/i18n/poll-methods.ts';
import type { Teller } from './teller.ts';

export function majorityDetails(asked: Question, tally: MajorityTally, teller: Teller): string[] {
	const { abstain } = tally;
	const abstained = { count: abstain, n: teller.n(abstain) };
	return [
		...neededSaid(asked, tally, teller),
		...(abstain > 0 ? [m.detail_abstained(abstained, teller.tongue)] : [])
	];
}

/** How many yes were needed, and of what. */
export function neededSaid(asked: Question, tally: MajorityTally, teller: Teller): string[] {
	if (asked.counting.method !== 'majority') return [];
	const { bound, of } = boundSaid(asked.counting.rule, teller.tongue.locale);
	const needed = { needed: teller.n(tally.needed), whole: teller.n(tally.of.count), bound, of };
	return [m.detail_needed(needed, teller.tongue)];
}

/** What stood in the way, by the rule of the question. */
export function consentObstacles(asked: Question, tally: ConsentTally, teller: Teller): string[] {
	const rule = asked.counting.method === 'consent' ? asked.counting.rule : undefined;
	const share = (text = '0') => ({ share: shareWords(text, teller.tongue.locale) });
	return tally.obstacles.map((obstacle) => {
		switch (obstacle) {
			case 'blocked': {
				const blocks = rule?.blocks ?? 1;
				return m.detail_blocked({ count: blocks, n: teller.n(blocks) }, teller.tongue);
			}
			case 'too-few-agree':
				return tally.agree === 0
					? m.detail_too_few_agree_at_all({}, teller.tongue)
					: m.detail_too_few_agree(share(rule?.agree), teller.tongue);
			case 'too-many-disagree':
				return m.detail_too_many_disagree(share(rule?.disagree), teller.tongue);
			case 'no-ballots':
				return m.finding_nothing_cast({}, teller.tongue);
		}
	});
}
