import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';

/** A group of a city. */
export interface GroupKey {
	cityId: number;
	groupId: number;
}

/** What can be decided about the page of a group, made when it is asked for first. @returns its id as content */
export async function groupContent(db: Db, { cityId, groupId }: GroupKey): Promise<number> {
	await sql`
		insert into content (city_id, kind, group_id, author_id, language, published_at)
		select city_id, 'group', id, written_by, language, created_at from partner_group
		where city_id = ${cityId} and id = ${groupId}
		on conflict (city_id, group_id) where kind = 'group' do nothing`.execute(db);
	const { id } = await db
		.selectFrom('content')
		.where('city_id', '=', cityId)
		.where('group_id', '=', groupId)
		.where('kind', '=', 'group')
		.select('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** What stands on the page of a group, or stood there before a decision hid it. */
export async function pageOfGroup(db: Db, { cityId, groupId }: GroupKey) {
	return db
		.selectFrom('partner_group')
		.leftJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'partner_group.city_id')
				.onRef('content.group_id', '=', 'partner_group.id')
				.on('content.kind', '=', 'group')
		)
		.where('partner_group.city_id', '=', cityId)
		.where('partner_group.id', '=', groupId)
		.select([
			sql<string>`coalesce(hidden_page ->> 'name', name)`.as('name'),
			sql<string>`coalesce(hidden_page ->> 'purpose', purpose)`.as('purpose'),
			sql<string>`coalesce(hidden_page ->> 'theme', theme)`.as('theme'),
			sql<string | null>`(hidden_page ->> 'pictureId')::uuid`.as('hiddenPictureId'),
			sql<boolean>`page_hidden_by is not null`.as('isHidden'),
			'content.id as contentId'
		])
		.executeTakeFirst();
}

/** Another wrote the page anew: they answer for it, and what hid the former one hides nothing more. */
export async function releasePage(
	db: Db,
	{ cityId, contentId }: { cityId: number; contentId: number },
	writtenBy: number | null
): Promise<void> {
	await db
		.updateTable('content')
		.set({ hidden_by: null, author_id: writtenBy })
		.where('city_id', '=', cityId)
		.where('id', '=', contentId)
		.execute();
}

/** Puts a neutral name and no description in the place of what a decision hides. */
export async function hidePage(
	db: Db,
	{ cityId, groupId }: GroupKey,
	{ decisionId, neutral }: { decisionId: number; neutral: string }
): Promise<void> {
	await db
		.updateTable('partner_group')
		.set({
			hidden_page: sql`jsonb_build_object('name', name, 'purpose', purpose, 'purposeHtml', purpose_html,
				'theme', theme, 'pictureId', picture_id, 'pictureAlt', picture_alt)`,
			page_hidden_by: decisionId,
			name: neutral,
			...{ purpose: '', purpose_html: '', theme: '', picture_id: null, picture_alt: '' }
		})
		.where('city_id', '=', cityId)
		.where('id', '=', groupId)
		.execute();
}

/** Puts the page back that this decision hid; nothing when it was written anew since. */
export async function showPage(
	db: Db,
	{ cityId, groupId }: GroupKey,
	decisionId: number
): Promise<void> {
	const kept = (field: string) => sql<string>`hidden_page ->> ${sql.lit(field)}`;
	await db
		.updateTable('partner_group')
		.set({
			name: kept('name'),
			purpose: kept('purpose'),
			purpose_html: kept('purposeHtml'),
			theme: kept('theme'),
			// A picture that was chosen meanwhile stays.
			picture_id: sql`coalesce(picture_id, (${kept('pictureId')})::uuid)`,
			picture_alt: sql`case when picture_id is null then ${kept('pictureAlt')} else picture_alt end`,
			hidden_page: null,
			page_hidden_by: null
		})
		.where('city_id', '=', cityId)
		.where('id', '=', groupId)
		.where('page_hidden_by', '=', decisionId)
		.execute();
}
