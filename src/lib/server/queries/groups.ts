import { jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Actor } from '#lib/domain/actor.ts';
import type { Group, GroupVisibility } from '#lib/domain/group.ts';
import type { Db } from '../database/connect.ts';
import { canReadGroup } from './visibility.ts';

/** What is written about a group; its picture is set apart. */
export type GroupFacts = Omit<
	Group,
	'id' | 'picture' | 'pictureAlt' | 'stone' | 'lookedAtUntil' | 'lookedAtBecause' | 'waitingMinutes'
>;

/** One group, when the viewer may see it. */
export async function readableGroup(
	db: Db,
	{ cityId, actor }: { cityId: number; actor: Actor },
	groupId: number
): Promise<Group | undefined> {
	return selectGroup(db, cityId, groupId).where(canReadGroup(actor)).executeTakeFirst();
}

/** One group whoever asks: only for who proves another way that they may know of it (an invitation). */
export async function groupById(
	db: Db,
	{ cityId, groupId }: { cityId: number; groupId: number }
): Promise<Group | undefined> {
	return selectGroup(db, cityId, groupId).executeTakeFirst();
}

/**
 * Locks a group inside a transaction: `share` against its closing while somebody comes in, `update`
 * against others who change it or its coordinators.
 */
export async function lockGroup(
	trx: Db,
	{ cityId, groupId }: { cityId: number; groupId: number },
	strength: 'share' | 'update'
): Promise<Group | undefined> {
	const query = selectGroup(trx, cityId, groupId);
	return (
		strength === 'share' ? query.forShare('partner_group') : query.forUpdate('partner_group')
	).executeTakeFirst();
}

export async function insertGroup(
	db: Db,
	group: GroupFacts & { cityId: number; createdBy: number | null }
): Promise<number> {
	const { id } = await db
		.insertInto('partner_group')
		.values({
			city_id: group.cityId,
			created_by: group.createdBy,
			written_by: group.createdBy,
			...columnsOf(group)
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** @param page its words are written anew, and by whom; what a decision hides otherwise stays hidden */
export async function updateGroup(
	db: Db,
	group: GroupFacts & { cityId: number; id: number },
	page: { writtenBy: number | null } | undefined
): Promise<void> {
	const { name, purpose, purpose_html, theme, ...settings } = columnsOf(group);
	const words = { name, purpose, purpose_html, theme };
	await db
		.updateTable('partner_group')
		.set({
			...settings,
			...(page
				? { ...words, written_by: page.writtenBy, hidden_page: null, page_hidden_by: null }
				: {})
		})
		.where('city_id', '=', group.cityId)
		.where('id', '=', group.id)
		.execute();
}

/** Gives the group another picture, or none (`fileId` null). */
export async function setGroupPicture(
	db: Db,
	picture: { cityId: number; groupId: number; fileId: string | null; alt: string }
): Promise<void> {
	await db
		.updateTable('partner_group')
		.set({ picture_id: picture.fileId, picture_alt: picture.alt })
		.where('city_id', '=', picture.cityId)
		.where('id', '=', picture.groupId)
		.execute();
}

/** Has what is written in a group looked at before it is shown, until then; or not (`until` null). */
export async function setLookFirst(
	db: Db,
	{ cityId, groupId }: { cityId: number; groupId: number },
	{ until, because }: { until: Date | null; because: string }
): Promise<void> {
	await db
		.updateTable('partner_group')
		.set({ looked_at_until: until, looked_at_because: because })
		.where('city_id', '=', cityId)
		.where('id', '=', groupId)
		.execute();
}

/** On `partner_group`: whether what is written there waits, why, and how long. */
export const lookedAt = [
	'partner_group.looked_at_until as lookedAtUntil',
	'partner_group.looked_at_because as lookedAtBecause',
	'partner_group.waiting_minutes as waitingMinutes'
] as const;

function selectGroup(db: Db, cityId: number, groupId: number) {
	return db
		.selectFrom('partner_group')
		.where('partner_group.city_id', '=', cityId)
		.where('partner_group.id', '=', groupId)
		.select((eb) => [
			'partner_group.id',
			'name',
			'purpose',
			'purpose_html as purposeHtml',
			'theme',
			'language',
			'picture_alt as pictureAlt',
			'visibility',
			'joining',
			'state',
			'support_threshold as supportThreshold',
			...lookedAt,
			eb
				.selectFrom('content')
				.whereRef('content.city_id', '=', 'partner_group.city_id')
				.whereRef('content.group_id', '=', 'partner_group.id')
				.where('content.kind', '=', 'group')
				.where('content.hidden_by', 'is not', null)
				.select('content.id')
				.as('stone'),
			jsonObjectFrom(
				eb
					.selectFrom('file')
					.whereRef('file.city_id', '=', 'partner_group.city_id')
					.whereRef('file.id', '=', 'partner_group.picture_id')
					.select(['file.id', 'file.width', 'file.height'])
			).as('picture')
		]);
}

function columnsOf(group: GroupFacts) {
	return {
		name: group.name,
		purpose: group.purpose,
		purpose_html: group.purposeHtml,
		theme: group.theme,
		language: group.language,
		visibility: group.visibility,
		joining: group.joining,
		state: group.state,
		support_threshold: group.supportThreshold
	};
}

/** Who can read the group, whoever asks; undefined when there is none. */
export async function groupVisibilityOf(
	db: Db,
	cityId: number,
	groupId: number
): Promise<GroupVisibility | undefined> {
	const row = await db
		.selectFrom('partner_group')
		.where('city_id', '=', cityId)
		.where('id', '=', groupId)
		.select('visibility')
		.executeTakeFirst();
	return row?.visibility;
}
