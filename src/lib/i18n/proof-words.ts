import type { Locale } from '#lib/domain/locale.ts';
import type { Question } from '#lib/domain/poll/question.ts';
import type { Finding } from '#lib/domain/poll/verify/finding.ts';
import type { ReceiptFound } from '#lib/domain/poll/verify/receipt.ts';
import type { Check } from '#lib/domain/poll/verify/steps.ts';
import { count } from './dates.ts';
import { m } from './paraglide/messages.js';

/** What is wrong with a bundle, in a sentence. `questions` are those that its result is about. */
export function findingSaid(
	finding: Finding,
	questions: readonly Question[],
	locale?: Locale
): string {
	const options = { locale };
	switch (finding.finding) {
		case 'lines-missing':
			return m.finding_lines_missing(linesAfter(finding, locale), options);
		case 'lines-added':
			return m.finding_lines_added(linesAfter(finding, locale), options);
		case 'ballots-foreign':
			return m.finding_ballots_foreign({ n: count(finding.ballots, locale) }, options);
		case 'ballots-withheld':
			return m.finding_ballots_withheld(counted(finding.ballots, locale), options);
		case 'ballots-exposed':
			return m.finding_ballots_exposed(counted(finding.ballots, locale), options);
		case 'result-differs': {
			const { question, ...differs } = finding;
			if (question === undefined) return m.finding_result_differs(differs, options);
			const title = titleOf(question, questions);
			return m.finding_result_differs_in({ ...differs, question: title }, options);
		}
		case 'input-differs':
			return m.finding_input_differs({ question: titleOf(finding.question, questions) }, options);
		default:
			return plain[finding.finding](finding as never, options);
	}
}

/** How many more findings there are of the kind just told. */
export function moreSaid(more: number, locale?: Locale): string {
	return m.finding_more(counted(more, locale), { locale });
}

/** What is checked, as the sentence that holds if nothing is found. */
export const checkWords: Record<Check, Word> = {
	rules: m.proof_check_rules,
	seed: m.proof_check_seed,
	log: m.proof_check_log,
	ballots: m.proof_check_ballots,
	answers: m.proof_check_answers,
	people: m.proof_check_people,
	result: m.proof_check_result
};

/**
 * What became of a receipt, in a sentence. `signed`: it was looked up by its file, which proves a
 * promise, and not by its code alone. `shown`: the ballots are published one by one.
 */
export function foundSaid(
	found: ReceiptFound,
	{ lines, signed, shown }: { lines: number; signed: boolean; shown: boolean },
	locale?: Locale
): string {
	const options = { locale };
	switch (found.found) {
		case 'included': {
			const place = { line: count(found.line, locale), lines: count(lines, locale) };
			return shown ? m.found_included(place, options) : m.found_in_log(place, options);
		}
		case 'replaced':
			return m.found_replaced(
				{ line: count(found.line, locale), by: count(found.by, locale) },
				options
			);
		case 'uncounted':
			return m.found_uncounted({ line: count(found.line, locale) }, options);
		case 'missing':
			return signed ? m.found_missing({}, options) : m.found_code_missing({}, options);
		case 'other-poll':
			return m.found_other_poll({}, options);
		case 'other-rules':
			return m.found_other_rules({}, options);
		case 'false-signature':
			return m.found_false_signature({}, options);
	}
}

type Word = (inputs?: Record<string, never>, options?: { locale?: Locale | undefined }) => string;
type Kind = Finding['finding'];
type Of<K extends Kind> = Extract<Finding, { finding: K }>;
type Told =
	| 'lines-missing'
	| 'lines-added'
	| 'ballots-foreign'
	| 'ballots-withheld'
	| 'ballots-exposed'
	| 'result-differs'
	| 'input-differs';

/** Those whose sentence names the finding's own numbers, as they are. */
const plain: {
	[K in Exclude<Kind, Told>]: (
		finding: Omit<Of<K>, 'finding'>,
		options: { locale?: Locale | undefined }
	) => string;
} = {
	'rules-changed': m.finding_rules_changed,
	'seed-changed': m.finding_seed_changed,
	'leaf-twice': m.finding_leaf_twice,
	'replaces-nothing': m.finding_replaces_nothing,
	'replaced-twice': m.finding_replaced_twice,
	'replaced-in-detached': m.finding_replaced_in_detached,
	'lines-changed': m.finding_lines_changed,
	'chain-changed': m.finding_chain_changed,
	'root-changed': m.finding_root_changed,
	'root-missing': m.finding_root_missing,
	'root-undue': m.finding_root_undue,
	'ballot-altered': m.finding_ballot_altered,
	'ballot-added': m.finding_ballot_added,
	'ballot-missing': m.finding_ballot_missing,
	'ballot-twice': m.finding_ballot_twice,
	'ballot-replaced': m.finding_ballot_replaced,
	'ballots-unordered': m.finding_ballots_unordered,
	'ballot-invalid': m.finding_ballot_invalid,
	'too-many-ballots': m.finding_too_many_ballots,
	'channels-differ': m.finding_channels_differ,
	'names-exposed': m.finding_names_exposed,
	'name-without-ballot': m.finding_name_without_ballot,
	'name-twice': m.finding_name_twice,
	uncountable: m.finding_uncountable
};

function linesAfter(found: { count: number; after: number }, locale?: Locale) {
	return { ...counted(found.count, locale), line: count(found.after + 1, locale) };
}

function counted(number: number, locale?: Locale) {
	return { count: number, n: count(number, locale) };
}

function titleOf(id: string, questions: readonly Question[]): string {
	return questions.find((asked) => asked.id === id)?.title ?? id;
}
