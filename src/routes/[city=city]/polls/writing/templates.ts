import type { PollTemplate } from '#lib/domain/poll/templates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

type Word = () => string;

/** What each kind of poll is called, and what it is good for in a sentence. */
export const templateWords: Record<PollTemplate, { name: Word; said: Word }> = {
	'yes-no': { name: m.poll_template_yes_no_name, said: m.poll_template_yes_no_said },
	'choose-one': { name: m.poll_template_choose_one_name, said: m.poll_template_choose_one_said },
	'choose-several': {
		name: m.poll_template_choose_several_name,
		said: m.poll_template_choose_several_said
	},
	rank: { name: m.poll_template_rank_name, said: m.poll_template_rank_said },
	elect: { name: m.poll_template_elect_name, said: m.poll_template_elect_said },
	condorcet: { name: m.poll_template_condorcet_name, said: m.poll_template_condorcet_said },
	score: { name: m.poll_template_score_name, said: m.poll_template_score_said },
	dots: { name: m.poll_template_dots_name, said: m.poll_template_dots_said },
	consent: { name: m.poll_template_consent_name, said: m.poll_template_consent_said },
	budget: { name: m.poll_template_budget_name, said: m.poll_template_budget_said },
	meet: { name: m.poll_template_meet_name, said: m.poll_template_meet_said }
};
