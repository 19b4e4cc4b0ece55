import { sql, type Kysely } from 'kysely';

/**
 * Whatever people read of a person and of a group is content too: it can be reported and decided on. The name
 * or the page that a decision hides is kept beside the neutral one that stands in its place. An account can be
 * hidden whole.
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const steps = `'none', 'move', 'ask', 'label', 'collapse', 'close', 'pause', 'hide', 'suspend', 'blank', 'terminate', 'hide-account'`;
const restricting = `'label', 'collapse', 'close', 'pause', 'hide', 'suspend', 'blank', 'terminate', 'hide-account'`;

const statements = [
	// One row a person and a group, made when somebody first reports them.
	`alter table content
		drop constraint content_kind_check,
		add constraint content_kind_check
			check (kind in ('proposal', 'poll', 'thread', 'comment', 'profile', 'group')),
		add constraint content_profile_of_somebody
			check (kind <> 'profile' or (author_id is not null and group_id is null)),
		add constraint content_page_of_a_group check (kind <> 'group' or group_id is not null)`,
	`create unique index content_of_profile on content (city_id, author_id) where kind = 'profile'`,
	`create unique index content_of_group_page on content (city_id, group_id) where kind = 'group'`,

	`alter table decision
		drop constraint decision_step_check,
		drop constraint decision_visibility_of_step,
		drop constraint decision_account_of_step,
		drop constraint decision_has_reasons,
		drop constraint decision_is_official,
		drop constraint decision_by_two,
		add constraint decision_step_check check (step in (${steps}, 'restore')),
		add constraint decision_visibility_of_step check (visibility is not distinct from case step
			when 'label' then 'CONTENT_LABELLED' when 'collapse' then 'CONTENT_DEMOTED'
			when 'close' then 'CONTENT_INTERACTION_RESTRICTED' when 'hide' then 'CONTENT_DISABLED'
			when 'hide-account' then 'CONTENT_DISABLED' when 'blank' then 'CONTENT_REMOVED' end),
		add constraint decision_account_of_step check (account is not distinct from case step
			when 'suspend' then 'SUSPENDED' when 'terminate' then 'TERMINATED'
			when 'hide-account' then 'TERMINATED' end),
		add constraint decision_has_reasons
			check (step not in ('ask', ${restricting}) or (facts <> '' and ground is not null)),
		add constraint decision_is_official
			check (step not in (${restricting}) or (category is not null and source is not null)),
		add constraint decision_by_two check (second_by is not null
			or not (step in ('blank', 'terminate', 'hide-account')
				or (step = 'suspend' and ends_at > decided_at + interval '168 hours'))),
		add constraint decision_of_step_about unique (city_id, id, affected_id, step)`,
	`alter table proposed_decision
		drop constraint proposed_decision_step_check,
		add constraint proposed_decision_step_check
			check (step in ('suspend', 'blank', 'terminate', 'hide-account'))`,

	// What is hidden with its author's account says by which decision; it counts as hidden above.
	`alter table content
		add column hidden_with bigint,
		add column hidden_with_step text
			generated always as (case when hidden_with is null then null else 'hide-account' end) stored,
		add constraint content_hidden_with_account foreign key (city_id, hidden_with, author_id, hidden_with_step)
			references decision (city_id, id, affected_id, step),
		add constraint content_hidden_with_is_hidden check (hidden_with is null or hidden_above > 0)`,

	// The name in display_name is the one that everybody reads.
	`alter table resident
		add column hidden_name text check (char_length(hidden_name) between 1 and 80),
		add column name_hidden_by bigint,
		add column account_hidden_by bigint,
		add column account_hidden_step text
			generated always as (case when account_hidden_by is null then null else 'hide-account' end) stored,
		add constraint resident_name_is_kept check (num_nonnulls(hidden_name, name_hidden_by) in (0, 2)),
		add constraint resident_name_hidden_by foreign key (city_id, name_hidden_by)
			references decision (city_id, id),
		add constraint resident_account_hidden_by foreign key (city_id, account_hidden_by, id, account_hidden_step)
			references decision (city_id, id, affected_id, step)`,

	// Who wrote last what stands on the page answers for it.
	`alter table partner_group
		add column written_by bigint,
		add column hidden_page jsonb,
		add column page_hidden_by bigint,
		add constraint group_written_by foreign key (city_id, written_by) references resident (city_id, id),
		add constraint group_page_is_kept check (num_nonnulls(hidden_page, page_hidden_by) in (0, 2)),
		add constraint group_page_hidden_by foreign key (city_id, page_hidden_by) references decision (city_id, id)`,
	`update partner_group set written_by = created_by`,

	`alter table finding
		drop constraint finding_cause_check,
		add constraint finding_cause_check check (cause in ('watch_word', 'links_of_new_account', 'judgement',
			'first_contribution', 'group_asks', 'after_hiding'))`
];
