import { expressionBuilder, sql, type RawBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '../../database/connect.ts';
import type { Schema } from '../../database/schema.ts';
import { isNotHidden } from '../visibility.ts';
import { wordsColumn } from './blanking.ts';
import { caseColumns, type CaseKey } from './cases.ts';
import { items } from './items.ts';

/**
 * A case with the text that it is about, what was found in it, and how its author changed it: what the page
 * of a case knows of one row each, in one statement.
 */
export async function caseWithItem(db: Db, key: CaseKey) {
	const row = await wholeCase(db, key);
	if (!row) return undefined;
	const { contentId, state, version, notices, isIllegal, isTrusted, openedAt, dueAt, ...rest } =
		row;
	const { claimedBy, claimedUntil, claimedByName, changes, changedAt, firstNoticeAt, ...more } =
		rest;
	const { found, findings, source, ...item } = more;
	const facts = { id: key.caseId, contentId, state, version, notices, findings };
	const due = { isIllegal, isTrusted, openedAt, dueAt };
	return {
		case: { ...facts, ...due, claimedBy, claimedUntil, claimedByName },
		item,
		/** The words as they are written. */
		source,
		findings: found,
		changes: { times: changes, at: changedAt, firstNoticeAt }
	};
}

async function wholeCase(db: Db, { cityId, caseId }: CaseKey) {
	return items(db, { cityId, contentId: contentOf({ cityId, caseId }) })
		.innerJoin('moderation_case', (join) =>
			join
				.onRef('moderation_case.city_id', '=', 'content.city_id')
				.on('moderation_case.id', '=', caseId)
		)
		.leftJoin('resident as claimer', (join) =>
			join
				.onRef('claimer.city_id', '=', 'moderation_case.city_id')
				.onRef('claimer.id', '=', 'moderation_case.claimed_by')
		)
		.leftJoin('account', 'account.id', 'author.account_id')
		.select(caseColumns)
		.select((eb) => [
			'claimer.display_name as claimedByName',
			'account.locale as authorLocale',
			sql<boolean>`${isNotHidden()}`.as('isShown'),
			wordsColumn().as('source'),
			changesColumn().as('changes'),
			changedAtColumn().as('changedAt'),
			firstNoticeColumn().as('firstNoticeAt'),
			jsonArrayFrom(
				eb
					.selectFrom('finding')
					.whereRef('finding.city_id', '=', 'moderation_case.city_id')
					.whereRef('finding.case_id', '=', 'moderation_case.id')
					.orderBy('finding.id')
					.select(['finding.cause', 'finding.detail'])
			).as('found')
		])
		.executeTakeFirst();
}

function contentOf({ cityId, caseId }: CaseKey) {
	return expressionBuilder<Schema, never>()
		.selectFrom('moderation_case as its')
		.where('its.city_id', '=', cityId)
		.where('its.id', '=', caseId)
		.select('its.content_id')
		.$asScalar();
}

/** How often its author put other words in the place of those that were published. */
const changesColumn = (): RawBuilder<number> => sql<number>`case content.kind
	when 'comment' then (select count(*) from comment_version
		where city_id = content.city_id and comment_id = content.id)
	when 'proposal' then (select greatest(count(*) - 1, 0) from proposal_version
		where city_id = content.city_id and proposal_id = content.id)
	else 0 end`;

const changedAtColumn = (): RawBuilder<Date | null> => sql<Date | null>`case content.kind
	when 'comment' then comment.edited_at
	when 'proposal' then (select max(written_at) from proposal_version
		where city_id = content.city_id and proposal_id = content.id and version > 1)
	end`;

const firstNoticeColumn = (): RawBuilder<Date | null> => sql<Date | null>`(
	select min(given_at) from notice
	where city_id = moderation_case.city_id and case_id = moderation_case.id)`;
