import type { PollDraft } from '#lib/domain/poll/draft.ts';
import { draftOptionsOf } from '#lib/domain/poll/draft.ts';
import type { Missing } from '#lib/domain/poll/missing.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { say } from '#lib/i18n/say.ts';
import { pollLabels, questionLabels } from './labels.ts';

/** What is missing, in words, with the address of the field in which it is mended. */
export interface SaidMissing {
	href: string;
	what: string;
	said: string;
}

/** `base` is the address of the poll, without a language. */
export function missingSaid(draft: PollDraft, missing: readonly Missing[], base: string) {
	return missing.map((one): SaidMissing => {
		const [name = '', count] = one.reason.split(':');
		return {
			href: addressOf(one, base),
			what: whatOf(draft, one),
			said: say(`invalid_${name}`, { count: Number(count ?? 0) }, 'invalid_required')
		};
	});
}

function addressOf({ page, question, option, field }: Missing, base: string): string {
	if (page === 'electorate') return `${base}/electorate#${field}`;
	if (page === 'poll') return `${base}/edit#${field}`;
	const row = option && `${field === 'cost' ? 'cost' : 'name'}-${option}`;
	const place =
		field === 'alt' || field === 'picture' ? `/options/${option}#alt` : `#${row ?? field}`;
	return `${base}/questions/${question}${place}`;
}

function whatOf(draft: PollDraft, { page, question, option, field }: Missing): string {
	if (page !== 'question') return pollLabels()[field] ?? m.poll_who_label();
	const number = draft.questions.findIndex(({ id }) => id === question) + 1;
	const asked = draft.questions[number - 1];
	const parts: string[] = draft.questions.length > 1 ? [m.poll_missing_question({ number })] : [];
	if (option && asked) {
		const options = draftOptionsOf(asked);
		const at = options.findIndex(({ id }) => id === option);
		const name = options[at]?.name;
		parts.push(
			name ? m.poll_missing_option({ name }) : m.poll_missing_option_number({ number: at + 1 })
		);
		if (field === 'cost') parts.push(m.poll_option_cost());
	} else parts.push(questionLabels()[field] ?? m.poll_question_label());
	return parts.join(', ');
}
