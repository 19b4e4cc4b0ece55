import type { BallotRefusal } from '#lib/domain/ballot/refusal.ts';
import { checkFilled, isBlank } from './fill/answer.ts';
import type { BallotFaults } from './fill/fault.ts';
import { answerField, isByOption, optionField, type Asks } from './fill/fields.ts';
import type { FilledFields } from './fill/fields.ts';
import { gather, note, type Findings } from './fill/gather.ts';
import { readWritten, type Written } from './fill/written.ts';
import type { Choice, Choices } from './choices.ts';
import type { Question } from './question.ts';
import type { WrittenWords } from './words.ts';

/** `filled` is the form as it was sent, to show it again or to carry it a step further. */
export type ReadBallot =
	| { readonly choices: Choices; readonly words: WrittenWords; readonly filled: FilledFields }
	| { readonly faults: BallotFaults; readonly filled: FilledFields };

/**
 * Reads a ballot form (fill/fields.ts names its fields): the choices and what was written beside
 * them, or every fault by its field. An optional question that was left empty is not in the choices.
 * Fields that are no ballot's (a step, a token) are left to whoever sent them.
 */
export function readBallot(
	rules: Asks,
	fields: Iterable<readonly [string, string | object]>
): ReadBallot {
	const findings: Findings = new Map();
	const filled = gather(rules, fields, findings);
	const choices: [string, Choice][] = [];
	const words: [string, Written][] = [];
	for (const asked of rules.questions) {
		const choice = readChoice(asked, filled, findings);
		const written = readWritten(asked, filled, findings);
		if (choice !== undefined) choices.push([asked.id, choice]);
		if (Object.keys(written).length > 0) words.push([asked.id, written]);
	}
	if (findings.size > 0) return { faults: Object.fromEntries(findings), filled };
	return { choices: Object.fromEntries(choices), words: Object.fromEntries(words), filled };
}

function readChoice(asked: Question, filled: FilledFields, findings: Findings): Choice | undefined {
	if (isBlank(asked, filled)) {
		if (asked.required) note(findings, answerField(asked), { refusal: 'unanswered' });
		return undefined;
	}
	const checked = checkFilled(asked, filled);
	if ('ballot' in checked) return checked.ballot;
	for (const refusal of checked.refusals) note(findings, fieldFor(asked, refusal), refusal);
	return undefined;
}

/** Beside the option that it is about, where that has a field; else with the question. */
function fieldFor(asked: Question, refusal: BallotRefusal): string {
	return 'option' in refusal && refusal.option !== undefined && isByOption(asked)
		? optionField(asked, refusal.option)
		: answerField(asked);
}
