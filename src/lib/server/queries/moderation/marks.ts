import { sql, type RawBuilder } from 'kysely';
import type { Marks } from '#lib/domain/moderation/marks.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';

/** On `content`, as one column: what stands beside its text wherever that is shown in full; null without any. */
export const marksColumn = (): RawBuilder<Marks | null> => sql<Marks | null>`case
	when content.labelled_by is null and content.collapsed_by is null then null
	else json_build_object(
		'label', (select json_build_object('text', label, 'language', content_language)
			from decision where city_id = content.city_id and id = content.labelled_by),
		'collapsed', ${ruleOf('content.collapsed_by')}) end`;

/** On `content`: when a decision last put something beside it that stands; null when none did. */
export const markedAt = (): RawBuilder<Date | null> => sql<Date | null>`(
	select max(decided_at) from decision where city_id = content.city_id
		and id in (content.labelled_by, content.collapsed_by))`;

/** On `content`: words for an excerpt, a feed or a mail; nothing of what is collapsed. */
export const unlessCollapsed = (text: string): RawBuilder<string> =>
	sql<string>`case when content.collapsed_by is null then ${sql.ref(text)} else '' end`;

/** On `thread` and its `content`: because of which rule nobody writes there any more. */
export const closedRule = () => ruleOf('thread.closed_by');

function ruleOf(decision: string): RawBuilder<ConductRule | 'illegal' | null> {
	return sql<ConductRule | 'illegal' | null>`(select coalesce(rule, 'illegal')
		from decision where city_id = content.city_id and id = ${sql.ref(decision)})`;
}
