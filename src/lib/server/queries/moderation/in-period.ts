import { sql, type RawBuilder } from 'kysely';

/** On a row beside `period`, with its ends or null: of a moment within it. */
export function within(column: string): RawBuilder<boolean> {
	const at = sql.ref(column);
	return sql<boolean>`(${at} >= coalesce(period.since, '-infinity')
		and ${at} < coalesce(period.until, 'infinity'))`;
}

/** The exact median of whole times, and only then in hours; null without any. */
export const medianHours = (time: RawBuilder<unknown>) =>
	sql`percentile_cont(0.5) within group (order by extract(epoch from ${time})::float8) / 3600`;
