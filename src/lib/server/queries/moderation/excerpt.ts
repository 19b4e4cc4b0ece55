import { sql, type RawBuilder } from 'kysely';
import { formerWords } from './former-text.ts';

/** On `content`: the words by which it is known in a list of facilitators, hidden or not; empty where it has none. */
export const excerptColumn = (
	most = 200
): RawBuilder<string> => sql<string>`coalesce(case content.kind
	when 'proposal' then (select title from proposal
		where proposal.city_id = content.city_id and proposal.id = content.id)
	when 'poll' then (select title from poll
		where poll.city_id = content.city_id and poll.id = content.id)
	when 'thread' then (select title from thread
		where thread.city_id = content.city_id and thread.id = content.id)
	when 'comment' then (select left(body, ${most}::integer) from comment
		where comment.city_id = content.city_id and comment.id = content.id)
	when 'version' then ${formerWords(most)}
	when 'remark' then (select left(text, ${most}::integer) from remark
		where remark.city_id = content.city_id and remark.id = content.id)
	when 'profile' then (select coalesce(hidden_name, display_name) from resident
		where resident.city_id = content.city_id and resident.id = content.author_id)
	when 'group' then (select coalesce(hidden_page ->> 'name', name) from partner_group
		where partner_group.city_id = content.city_id and partner_group.id = content.group_id) end, '')`;
