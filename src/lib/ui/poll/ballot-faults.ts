import type { BallotFaults } from '#lib/domain/poll/fill/fault.ts';
import { isByOption, optionField } from '#lib/domain/poll/fill/fields.ts';
import { optionsOf } from '#lib/domain/poll/options.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import { faultSaid } from '#lib/i18n/ballot-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** Faults as sentences, by field, in the order of the form. */
export function saidOf(
	questions: readonly Question[],
	faults: BallotFaults,
	currency?: string
): Record<string, string[]> {
	const said = Object.entries(faults).map(([field, own]) => {
		const asked = questions.find(({ id }) => id === field || field.startsWith(`${id}.`));
		const sentences = own.map((fault) => faultSaid(fault, asked, currency));
		return [field, [...new Set(sentences)]] as [string, string[]];
	});
	const order = questions.map(({ id }) => id);
	const place = (field: string) => order.indexOf(field.split('.', 1)[0] ?? '');
	return Object.fromEntries(said.sort(([one], [other]) => place(one) - place(other)));
}

/** What each field with a fault is called in the summary. */
export function labelsOf(
	questions: readonly Question[],
	said: Readonly<Record<string, unknown>>
): Record<string, string> {
	const labels = questions.flatMap((asked, at) => {
		const own =
			questions.length > 1 ? m.ballot_question_number({ number: at + 1 }) : m.ballot_your_answer();
		const options = isByOption(asked) ? optionsOf(asked) : [];
		return [
			...Object.keys(said)
				.filter((field) => field === asked.id || field.startsWith(`${asked.id}.`))
				.map((field) => [field, own] as const),
			...options.map(({ id, name }) => [optionField(asked, id), name] as const)
		];
	});
	return Object.fromEntries(labels);
}
