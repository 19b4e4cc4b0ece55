import { sql, type RawBuilder } from 'kysely';
import type {
	AppealCount,
	CaseTimes,
	Counted,
	DecisionCount,
	NoticeCount,
	TrustedCount
} from '#lib/domain/moderation/figures.ts';
import { concludingSteps } from '#lib/domain/moderation/ladder.ts';
import { always, type Period } from '#lib/domain/moderation/period.ts';
import type { Db } from '../../database/connect.ts';
import { waitingCounts, type Waiting } from './queue.ts';
import { heldCounts } from './holds.ts';
import { medianHours, within } from './in-period.ts';
import { trustedCounts } from './trusted-figures.ts';

/**
 * What was counted in each of these periods: four statements, whatever the number of periods and rows. A
 * notice counts when it was given, a decision when it was made, an appeal when it came and when it was
 * answered.
 */
export async function countModeration(
	db: Db,
	cityId: number,
	periods: readonly Period[]
): Promise<Counted[]> {
	const asked = { cityId, periods: periodsOf(periods) };
	const [notices, decisions, cases, appeals] = await Promise.all([
		noticeCounts(db, asked),
		decisionCounts(db, asked),
		caseTimes(db, asked),
		appealCounts(db, asked)
	]);
	const nth = <T extends { n: number }>(rows: T[], n: number) => rows.filter((row) => row.n === n);
	return periods.map((_, n) => {
		const [{ trusted, ...times } = { ...noCases, trusted: noneTrusted }] = nth(cases, n);
		return {
			notices: nth(notices, n),
			trusted,
			decisions: nth(decisions, n),
			cases: times,
			appeals: nth(appeals, n)
		};
	});
}

const noCases: CaseTimes = { cases: 0, hours: null };
const noneTrusted: TrustedCount = { received: 0, onLaw: 0, onRules: 0, hours: null };

/**
 * How many cases and appeals wait now, when the first case of all was opened or the first order came, and what
 * waited to be published in a time.
 */
export async function standing(db: Db, cityId: number, held: Period = always) {
	const { rows } = await sql<
		Waiting & { first: Date | null; held: number; heldMinutes: number | null }
	>`
		select ${waitingCounts(cityId)}, ${heldCounts(cityId, held)},
			least(
				(select min(opened_at) from moderation_case where city_id = ${cityId}),
				(select min(received_at) from authority_order where city_id = ${cityId})
			) as first`.execute(db);
	return rows[0] ?? { cases: 0, appeals: 0, first: null, held: 0, heldMinutes: null };
}

interface Asked {
	cityId: number;
	periods: RawBuilder<unknown>;
}
type InPeriod<T> = T & { n: number };

async function noticeCounts(db: Db, { cityId, periods }: Asked) {
	const { rows } = await sql<InPeriod<NoticeCount>>`
		select period.n, notice.ground, count(*) as received, count(decided.at) as decided,
			${medianHours(sql`decided.at - notice.given_at`)} as hours
		from ${periods}
		join notice on notice.city_id = ${cityId} and ${within('notice.given_at')}
		left join lateral (
			select min(decision.decided_at) as at
			from decision
			where decision.city_id = notice.city_id and decision.case_id = notice.case_id
				and decision.step in (${sql.join(concludingSteps)})
		) as decided on true
		group by grouping sets ((period.n, notice.ground), (period.n))`.execute(db);
	return rows;
}

async function decisionCounts(db: Db, { cityId, periods }: Asked) {
	const { rows } = await sql<InPeriod<DecisionCount>>`
		select period.n, decision.step, decision.rule, decision.ground, decision.category,
			decision.source, decision.visibility, decision.provision, decision.account,
			count(*) as decisions, count(*) filter (where decision.automated_detection) as detected,
			count(appeal.id) as appealed
		from ${periods}
		join decision on decision.city_id = ${cityId} and ${within('decision.decided_at')}
		left join appeal on appeal.city_id = decision.city_id and appeal.decision_id = decision.id
		group by 1, 2, 3, 4, 5, 6, 7, 8, 9
		order by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(db);
	return rows;
}

/** With what trusted flaggers reported: one row a period, whether or not anything was decided. */
async function caseTimes(db: Db, { cityId, periods }: Asked) {
	const { rows } = await sql<InPeriod<CaseTimes & { trusted: TrustedCount }>>`
		select period.n, times.cases, times.hours, to_json(trusted) as trusted
		from ${periods}
		cross join lateral (
			select count(*) as cases,
				${medianHours(sql`decision.decided_at - moderation_case.opened_at`)} as hours
			from decision
			join moderation_case on moderation_case.city_id = decision.city_id
				and moderation_case.id = decision.case_id
			where decision.city_id = ${cityId} and ${within('decision.decided_at')}
				and decision.step in (${sql.join(concludingSteps)})
		) as times
		cross join lateral (${trustedCounts(cityId)}) as trusted`.execute(db);
	return rows;
}

async function appealCounts(db: Db, { cityId, periods }: Asked) {
	const by = sql`case when appeal.notice_id is null then 'author' else 'notifier' end`;
	const { rows } = await sql<InPeriod<AppealCount>>`
		select period.n, 'received' as what, ${by} as by, count(*) as appeals, null::float8 as hours
		from ${periods}
		join appeal on appeal.city_id = ${cityId} and ${within('appeal.filed_at')}
		group by 1, 3
		union all
		select n, coalesce(state, 'answered'), by, count(*), ${medianHours(sql`took`)}
		from (
			select period.n, appeal.state, ${by} as by, appeal.decided_at - appeal.filed_at as took
			from ${periods}
			join appeal on appeal.city_id = ${cityId} and ${within('appeal.decided_at')}
		) as answered
		group by grouping sets ((n, state, by), (n))`.execute(db);
	return rows;
}

function periodsOf(periods: readonly Period[]): RawBuilder<unknown> {
	const rows = periods.map(
		({ since, until }, n) => sql`(${n}::int, ${since}::timestamptz, ${until}::timestamptz)`
	);
	return sql`(values ${sql.join(rows)}) as period (n, since, until)`;
}
