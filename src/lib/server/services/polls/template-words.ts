import type { Locale } from '#lib/domain/locale.ts';
import type { SpecialNames } from '#lib/domain/poll/question-writing.ts';
import type { PollTemplate } from '#lib/domain/poll/templates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** What explains a question of the template to voters. */
export function questionText(template: PollTemplate, locale: Locale): string {
	return questionTexts[template]?.({}, { locale }) ?? '';
}

/** What a ballot calls the options that belong to no one. */
export function specialNames(locale: Locale): SpecialNames {
	return {
		none: m.poll_option_none({}, { locale }),
		writtenIn: m.poll_option_written_in({}, { locale })
	};
}

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const questionTexts: Partial<Record<PollTemplate, Word>> = {
	score: m.poll_template_score_text,
	dots: m.poll_template_dots_text,
	consent: m.poll_template_consent_text,
	budget: m.poll_template_budget_text,
	meet: m.poll_template_meet_text
};
