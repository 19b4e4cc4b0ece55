import { m } from '#lib/i18n/paraglide/messages.js';

/** What the fields of a poll are called: beside them, in the summary of faults, and in what is missing. */
export const pollLabels = (): Record<string, string> => ({
	title: m.poll_title_label(),
	text: m.poll_text_label(),
	questions: m.poll_edit_questions_heading(),
	closesAt: m.poll_closes_label(),
	opensAt: m.poll_opens_label(),
	electorate: m.poll_who_label(),
	secrecy: m.poll_secrecy_label(),
	results: m.poll_results_label(),
	quorum: m.poll_quorum_label(),
	ties: m.poll_ties_label(),
	language: m.proposal_language_label(),
	neighbourhoods: m.poll_places_legend(),
	ageFrom: m.poll_age_from_label(),
	ageTo: m.poll_age_to_label(),
	count: m.poll_codes_label(),
	entries: m.poll_list_label()
});

/** And those of a question. */
export const questionLabels = (): Record<string, string> => ({
	title: m.poll_question_label(),
	text: m.poll_question_text_label(),
	options: m.poll_options_heading(),
	optionName: m.poll_options_heading(),
	optionCost: m.poll_option_cost(),
	counting: m.poll_method_label(),
	method: m.poll_method_label(),
	seats: m.poll_seats_label(),
	least: m.poll_least_label(),
	most: m.poll_most_label(),
	shared: m.poll_shared_label(),
	unranked: m.poll_unranked_label(),
	highest: m.poll_highest_label(),
	points: m.poll_points_label(),
	mostEach: m.poll_most_each_label(),
	total: m.poll_total_label(),
	leastPoints: m.poll_least_points_label(),
	completion: m.poll_completion_label(),
	of: m.poll_of_label(),
	share: m.poll_share_label(),
	blocks: m.poll_blocks_label(),
	agree: m.poll_agree_label(),
	disagree: m.poll_disagree_label(),
	reason: m.poll_reason_label()
});
