import type { KindName } from '#lib/domain/notification/kinds.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { m } from './paraglide/messages.js';

type Sentence = (inputs?: object, options?: { locale?: Locale }) => string;

/** What happened, in a few words before its title. */
export const occurrenceWords: Record<KindName, Sentence> = {
	'proposal published': m.occurrence_proposal_published,
	'threshold reached': m.occurrence_threshold_reached,
	'review begun': m.occurrence_review_begun,
	'proposal answered': m.occurrence_proposal_answered,
	'answer corrected': m.occurrence_answer_corrected,
	'progress reported': m.occurrence_progress_reported,
	'proposal withdrawn': m.occurrence_proposal_withdrawn,
	'merger suggested': m.occurrence_merger_suggested,
	'merger dropped': m.occurrence_merger_dropped,
	'proposal merged': m.occurrence_proposal_merged,
	'merger undone': m.occurrence_merger_undone,
	'poll opened': m.occurrence_poll_opened,
	'poll closing soon': m.occurrence_poll_closing_soon,
	'poll counted': m.occurrence_poll_counted,
	'outcome stated': m.occurrence_outcome_stated,
	'poll annulled': m.occurrence_poll_annulled,
	'thread started': m.occurrence_thread_started,
	'comment written': m.occurrence_comment_written,
	'comment answered': m.occurrence_comment_answered,
	'group founded': m.occurrence_group_founded,
	'member joined': m.occurrence_member_joined,
	'seat given': m.occurrence_seat_given,
	'rules changed': m.occurrence_rules_changed
};
