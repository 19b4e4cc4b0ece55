import { sql } from 'kysely';
import { concludingSteps } from '#lib/domain/moderation/ladder.ts';
import type { ContentKind } from '#lib/domain/content.ts';
import type { Db } from '../../database/connect.ts';
import type { CaseKey } from './cases.ts';
import { decisions } from './decisions.ts';

/** What a case is about, to find what was decided before. */
export interface AboutCase extends CaseKey {
	kind: ContentKind;
	authorId: number | null;
	/** Whoever looks: what is about their own texts is for others. */
	viewerId: number | null;
}

const ofAuthorShown = 10;
const similarShown = 5;
/** Of so many decisions on the same ground, those about the same kind of text come first. */
const similarLookedAt = 100;

/**
 * Decisions beside a case, in one statement: those in it, the first first; about its author's other texts,
 * the newest first; and the last ones on what others reported or what was found for the same reason.
 */
export async function decisionsBeside(db: Db, about: AboutCase) {
	const rows = await decisions(db, about.cityId)
		.innerJoin(picked(about).as('picked'), (join) => join.onRef('picked.id', '=', 'decision.id'))
		.orderBy('picked.position')
		.select('picked.list')
		.execute();
	const of = (wanted: List) => rows.filter(({ list }) => list === wanted);
	return { decisions: of('case'), history: of('author'), similar: of('similar') };
}

type List = 'case' | 'author' | 'similar';

function picked({ cityId, caseId, kind, authorId, viewerId }: AboutCase) {
	const others = [authorId, viewerId].filter((id) => id !== null);
	return sql<{ id: number; list: List; position: number }>`(
		select id, 'case' as list, row_number() over (order by id) as position
		from decision where city_id = ${cityId} and case_id = ${caseId}
		union all
		(select decision.id, 'author', row_number() over (order by decision.id desc)
		from decision
		join content on content.city_id = decision.city_id and content.id = decision.content_id
		where decision.city_id = ${cityId} and decision.case_id <> ${caseId}
			and content.author_id = ${authorId} and decision.step <> 'none'
		order by decision.id desc limit ${ofAuthorShown})
		union all
		(select id, 'similar', row_number() over (order by is_other_kind, id desc)
		from (
			select decision.id, content.kind <> ${kind} as is_other_kind
			from decision
			join content on content.city_id = decision.city_id and content.id = decision.content_id
			where decision.city_id = ${cityId} and decision.case_id <> ${caseId}
				and decision.step in (${sql.join(concludingSteps)})
				and (content.author_id is null or content.author_id <> all(${others}::bigint[]))
				and (${isOnSameGround({ cityId, caseId })} or ${isFoundAlike({ cityId, caseId })})
			order by decision.id desc limit ${similarLookedAt}
		) as alike
		order by is_other_kind, id desc limit ${similarShown}))`;
}

/** On `decision`: on a ground that this case's notices name; where nothing was restricted, that notices named. */
const isOnSameGround = ({ cityId, caseId }: CaseKey) => {
	const named = sql`(select ground from notice where city_id = ${cityId} and case_id = ${caseId})`;
	return sql`(case decision.ground
		when 'ILLEGAL_CONTENT' then 'illegal' in ${named}
		when 'INCOMPATIBLE_CONTENT' then decision.rule in ${named}
		else exists (select from notice where notice.city_id = decision.city_id
			and notice.case_id = decision.case_id and notice.ground in ${named}) end)`;
};

/** On `decision`: the same watched word was found, or the same look at the text found something. */
const isFoundAlike = ({ cityId, caseId }: CaseKey) => sql`exists (
	select from finding as theirs
	join finding as ours on ours.city_id = theirs.city_id and ours.cause = theirs.cause
		and (ours.cause <> 'watch_word' or ours.detail = theirs.detail)
	where theirs.city_id = decision.city_id and theirs.case_id = decision.case_id
		and ours.city_id = ${cityId} and ours.case_id = ${caseId}
		and ours.cause in ('watch_word', 'judgement', 'links_of_new_account'))`;
