import { resultsRules, secrecies } from '#lib/domain/poll.ts';
import { draftOptionsOf, type DraftQuestion } from '#lib/domain/poll/draft.ts';
import { methodName, resultsRuleSaid, secrecySaid, tieRuleSaid } from '#lib/i18n/poll-methods.ts';
import { shareWords } from '#lib/i18n/amounts.ts';

const shares = ['1/10', '1/5', '1/4', '1/3', '1/2', '2/3'];

/** The rules to choose from, each with its sentence: said on the server, so that the page need not bring all words. */
export function rulesSaid() {
	return {
		secrecies: secrecies.map((value) => ({ value, ...secrecySaid(value) })),
		results: resultsRules.map((value) => ({ value, said: resultsRuleSaid(value) })),
		ties: { backward: tieRuleSaid(true), lot: tieRuleSaid(false) },
		quorums: shares.map((value) => ({ value, said: shareWords(value) }))
	};
}
export type RulesSaid = ReturnType<typeof rulesSaid>;

/** A question in the list of a poll's questions. */
export function summaryOf(asked: DraftQuestion) {
	return {
		id: asked.id,
		title: asked.title,
		method: methodName(asked.counting.method),
		options: 'options' in asked ? draftOptionsOf(asked).length : null
	};
}
export type QuestionSummary = ReturnType<typeof summaryOf>;
