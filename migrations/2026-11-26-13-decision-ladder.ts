import { sql, type Kysely } from 'kysely';

/**
 * The whole ladder of decisions: from a sentence of context to the end of an account, each step with its
 * row in the shape of the Transparency Database; what needs two persons waits for the second.
 */
export async function up(db: Kysely<never>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const steps = `'none', 'move', 'ask', 'label', 'collapse', 'close', 'pause', 'hide', 'suspend', 'blank', 'terminate'`;
const restricting = `'label', 'collapse', 'close', 'pause', 'hide', 'suspend', 'blank', 'terminate'`;
const rules = `'respect', 'hate', 'threat', 'privacy', 'deception', 'advertising', 'off-topic', 'other'`;
const undecided = `state in ('open', 'waiting', 'proposed')`;

const statements = [
	// What a decision is in the Transparency Database follows from its step alone.
	`alter table decision
		drop constraint decision_step_check,
		drop constraint decision_check,
		drop constraint decision_check1,
		drop constraint decision_check2,
		drop constraint decision_check3,
		add column label text not null default '' check (char_length(label) <= 500),
		add column thread_id bigint,
		add column second_by bigint,
		add constraint decision_step_check check (step in (${steps}, 'restore')),
		add constraint decision_visibility_of_step check (visibility is not distinct from case step
			when 'label' then 'CONTENT_LABELLED' when 'collapse' then 'CONTENT_DEMOTED'
			when 'close' then 'CONTENT_INTERACTION_RESTRICTED' when 'hide' then 'CONTENT_DISABLED'
			when 'blank' then 'CONTENT_REMOVED' end),
		add constraint decision_provision_of_step check (case step
			when 'hide' then provision is null or provision = 'PARTIAL_SUSPENSION'
			when 'pause' then provision is not distinct from 'PARTIAL_SUSPENSION'
			when 'suspend' then provision is not distinct from 'TOTAL_SUSPENSION'
			else provision is null end),
		add constraint decision_account_of_step check (account is not distinct from case step
			when 'suspend' then 'SUSPENDED' when 'terminate' then 'TERMINATED' end),
		add constraint decision_ends check ((provision is null) = (ends_at is null)),
		add constraint decision_affects_somebody
			check ((provision is null and account is null) or affected_id is not null),
		add constraint decision_has_reasons
			check (step not in ('ask', ${restricting}) or (facts <> '' and ground is not null)),
		add constraint decision_is_official
			check (step not in (${restricting}) or (category is not null and source is not null)),
		add constraint decision_label_is_said check ((step = 'label') = (label <> '')),
		add constraint decision_closes_thread check ((step = 'close') = (thread_id is not null)),
		add constraint decision_by_two check (second_by is not null or not (step in ('blank', 'terminate')
			or (step = 'suspend' and ends_at > decided_at + interval '168 hours'))),
		add constraint decision_by_another check (second_by <> decided_by),
		add constraint decision_of_thread unique (city_id, id, thread_id),
		add constraint decision_of_second unique (city_id, id, second_by),
		add constraint decision_of_provision unique (city_id, id, affected_id, provision, ends_at),
		add constraint decision_of_account unique (city_id, id, affected_id, account),
		add foreign key (city_id, thread_id) references thread (city_id, id),
		add foreign key (city_id, second_by) references resident (city_id, id)`,
	`create index decision_of_content on decision (city_id, content_id, id)`,
	`create index decision_of_closed on decision (city_id, thread_id) where thread_id is not null`,
	`create index decision_of_affected on decision (city_id, affected_id)
		where provision is not null or account is not null`,

	// Like hidden_by: labelled or collapsed is only what points at the decision about this very content.
	`alter table content
		add column labelled_by bigint,
		add column labelled_step text
			generated always as (case when labelled_by is null then null else 'label' end) stored,
		add column collapsed_by bigint,
		add column collapsed_step text
			generated always as (case when collapsed_by is null then null else 'collapse' end) stored,
		add constraint content_labelled_by_decision foreign key (city_id, labelled_by, id, labelled_step)
			references decision (city_id, id, content_id, step),
		add constraint content_collapsed_by_decision foreign key (city_id, collapsed_by, id, collapsed_step)
			references decision (city_id, id, content_id, step)`,
	`alter table thread
		add column closed_by bigint,
		add constraint thread_closed_by_decision foreign key (city_id, closed_by, id)
			references decision (city_id, id, thread_id)`,

	// Nobody is kept from anything longer than the decision about them says.
	`alter table resident
		add column paused_provision text
			generated always as (case when paused_by is null then null else 'PARTIAL_SUSPENSION' end) stored,
		add column suspended_by bigint,
		add column suspended_until timestamptz,
		add column suspended_provision text
			generated always as (case when suspended_by is null then null else 'TOTAL_SUSPENSION' end) stored,
		add column terminated_by bigint,
		add column terminated_account text
			generated always as (case when terminated_by is null then null else 'TERMINATED' end) stored,
		add constraint resident_suspension_is_decided check (num_nonnulls(suspended_by, suspended_until) in (0, 2)),
		add constraint resident_paused_by_decision
			foreign key (city_id, paused_by, id, paused_provision, paused_until)
			references decision (city_id, id, affected_id, provision, ends_at),
		add constraint resident_suspended_by_decision
			foreign key (city_id, suspended_by, id, suspended_provision, suspended_until)
			references decision (city_id, id, affected_id, provision, ends_at),
		add constraint resident_terminated_by_decision
			foreign key (city_id, terminated_by, id, terminated_account)
			references decision (city_id, id, affected_id, account)`,

	// A case whose decision waits for a second person is not decided yet.
	`alter table moderation_case
		drop constraint moderation_case_state_check,
		add constraint moderation_case_state_check check (state in
			('open', 'waiting', 'proposed', 'decided', 'appealed', 'upheld', 'reversed'))`,
	`drop index moderation_case_undecided`,
	`create unique index moderation_case_undecided on moderation_case (city_id, content_id) where ${undecided}`,
	`drop index moderation_case_queue`,
	`create index moderation_case_queue on moderation_case (city_id, due_at, id) where ${undecided}`,

	// What one facilitator proposes and a second confirms. The passages are what is to go: once the proposal
	// is settled nothing of them stays here either.
	`create table proposed_decision (
		city_id bigint not null,
		id bigint generated always as identity,
		case_id bigint not null,
		step text not null check (step in ('suspend', 'blank', 'terminate')),
		ground text not null check (ground in (${rules}, 'illegal')),
		law text not null default '' check (char_length(law) <= 300),
		facts text not null check (char_length(facts) between 1 and 5000),
		days integer not null default 0 check (days >= 0),
		passages text not null default '' check (char_length(passages) <= 5000),
		version integer not null check (version > 0),
		proposed_by bigint not null,
		proposed_at timestamptz not null,
		state text not null default 'waiting' check (state in ('waiting', 'confirmed', 'declined', 'withdrawn')),
		settled_by bigint,
		settled_at timestamptz,
		reason text not null default '' check (char_length(reason) <= 5000),
		primary key (city_id, id),
		check ((state = 'waiting') = (settled_by is null)),
		check ((state = 'waiting') = (settled_at is null)),
		check ((state = 'declined') = (reason <> '')),
		check (state = 'waiting' or (settled_by = proposed_by) = (state = 'withdrawn')),
		check (state = 'waiting' or passages = ''),
		check ((step = 'suspend') = (days > 0)),
		foreign key (city_id, case_id) references moderation_case (city_id, id),
		foreign key (city_id, proposed_by) references resident (city_id, id),
		foreign key (city_id, settled_by) references resident (city_id, id)
	)`,
	`create unique index proposed_decision_waiting on proposed_decision (city_id, case_id) where state = 'waiting'`,
	`create index proposed_decision_of_case on proposed_decision (city_id, case_id, id)`,

	// Neither of the two who decided looks again.
	`alter table appeal
		add column second_by bigint,
		add constraint appeal_by_a_third check (decided_by <> second_by),
		add constraint appeal_second_of_decision foreign key (city_id, decision_id, second_by)
			references decision (city_id, id, second_by)`
];
