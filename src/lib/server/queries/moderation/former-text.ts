import { sql, type RawBuilder } from 'kysely';
import type { VersionedKind } from '#lib/domain/content.ts';
import type { TextLanguage } from '#lib/domain/locale.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';

/** What a version said, and who wrote it. */
interface KeptText {
	/** Of a comment that of what it stands in. */
	title: string;
	summary: string;
	html: string;
	language: TextLanguage;
	writtenBy: number | null;
	writtenAt: Date;
}

/** On `content`: one version of a text, as a row to join; none for what has no such version. */
export const keptText = (version: number): RawBuilder<KeptText> =>
	textOf(
		sql`kept.city_id = content.city_id and kept.of_id = content.id and kept.version = ${version}::bigint`
	);

/** Which version of which text something is, and its words; `removedAt`: when the comment was deleted with all that it had said. */
interface FormerText extends KeptText {
	ofKind: VersionedKind;
	ofId: number;
	version: number;
	removedAt: Date | null;
}

/** On `content` of the kind `version`: the words of it, as a row to join; none for anything else. */
export const formerText = (): RawBuilder<FormerText> => sql<FormerText>`(
	select one.of_kind as "ofKind", one.of_id as "ofId", one.version, words.*
	from version_content as one
		cross join lateral ${textOf(sql`kept.city_id = one.city_id and kept.of_id = one.of_id
			and kept.version = one.version`)} as words
	where one.city_id = content.city_id and one.id = content.id)`;

/** On `content` of the kind `version`: the words by which it is known in a list. */
export const formerWords = (most = 200): RawBuilder<string> => sql<string>`(
	select coalesce(nullif(kept.title, ''), left(kept.body, ${most}::integer))
	from version_content as one join ${everyKept} as kept
		on kept.city_id = one.city_id and kept.of_id = one.of_id and kept.version = one.version
	where one.city_id = content.city_id and one.id = content.id)`;

/** A version that a decision hid, as far as everybody may know of it. */
export interface HiddenVersion {
	/** Of the content that it is. */
	hiddenId: number | null;
	hiddenRule: ConductRule | null;
	hiddenAt: Date | null;
}

/** On a table of versions: by which decision one is hidden, as a row to join; none while it can be read. */
export const hidingOf = (of: 'proposal_version.proposal_id' | 'comment_version.comment_id') => {
	const [table] = of.split('.');
	return sql<HiddenVersion>`(
		select content.id as "hiddenId", decision.rule as "hiddenRule", decision.decided_at as "hiddenAt"
		from version_content as one
			join content on content.city_id = one.city_id and content.id = one.id
			join decision on decision.city_id = content.city_id and decision.id = content.hidden_by
		where one.city_id = ${sql.ref(`${table}.city_id`)} and one.of_id = ${sql.ref(of)}
			and one.version = ${sql.ref(`${table}.version`)})`;
};

/** Beside `hidingOf` as `hiding`: a word of a version; nothing of one that is hidden. */
export const unlessHidden = (text: string): RawBuilder<string> =>
	sql<string>`case when hiding."hiddenId" is null then ${sql.ref(text)} else '' end`;

const everyKept = sql`(
	select city_id, proposal_id as of_id, version, title, summary, body, body_html as html, language,
		written_by as "writtenBy", written_at as "writtenAt"
	from proposal_version
	union all
	select version.city_id, version.comment_id, version.version, '', '', version.body, version.body_html,
		version.language, content.author_id, version.written_at
	from comment_version as version join content
		on content.city_id = version.city_id and content.id = version.comment_id)`;

function textOf(which: RawBuilder<unknown>): RawBuilder<KeptText & { removedAt: Date | null }> {
	return sql<KeptText & { removedAt: Date | null }>`(
		select coalesce(nullif(kept.title, ''), discussed.title, asked.title, thread.title, '') as title,
			kept.summary, kept.html, kept.language, kept."writtenBy", kept."writtenAt",
			comment.removed_at as "removedAt"
		from ${everyKept} as kept
			left join comment on comment.city_id = kept.city_id and comment.id = kept.of_id
			left join thread on thread.city_id = comment.city_id and thread.id = comment.thread_id
			left join proposal as discussed on discussed.city_id = thread.city_id
				and discussed.id = thread.subject_id
			left join poll as asked on asked.city_id = thread.city_id and asked.id = thread.subject_id
		where ${which})`;
}
