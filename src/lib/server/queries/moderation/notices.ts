import type { Locale } from '#lib/domain/locale.ts';
import type { ConductRule } from '#lib/domain/moderation/rules.ts';
import type { Db } from '../../database/connect.ts';
import type { CaseKey } from './cases.ts';

export interface NewNotice extends CaseKey {
	ground: ConductRule | 'illegal';
	law: string;
	place: string;
	reason: string;
	goodFaith: boolean;
	/** A resident, or name and address of somebody without an account. */
	by: { residentId: number } | { name: string; email: string };
	/** The trusted flagger for which the resident acts, if any. */
	flaggerId: number | null;
	locale: Locale;
	at: Date;
}

/** @returns its number; undefined when this person has given one in this case already */
export async function insertNotice(db: Db, notice: NewNotice): Promise<number | undefined> {
	const { by } = notice;
	const row = await db
		.insertInto('notice')
		.values({
			city_id: notice.cityId,
			case_id: notice.caseId,
			ground: notice.ground,
			law: notice.law,
			place: notice.place,
			reason: notice.reason,
			good_faith: notice.goodFaith,
			resident_id: 'residentId' in by ? by.residentId : null,
			name: 'email' in by ? by.name : null,
			email: 'email' in by ? by.email : null,
			flagger_id: notice.flaggerId,
			locale: notice.locale,
			given_at: notice.at
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/** A notice by its number, with what became of its case. */
export async function findNotice(db: Db, cityId: number, noticeId: number) {
	return db
		.selectFrom('notice')
		.innerJoin('moderation_case', (join) =>
			join
				.onRef('moderation_case.city_id', '=', 'notice.city_id')
				.onRef('moderation_case.id', '=', 'notice.case_id')
		)
		.innerJoin('content', (join) =>
			join
				.onRef('content.city_id', '=', 'moderation_case.city_id')
				.onRef('content.id', '=', 'moderation_case.content_id')
		)
		.where('notice.city_id', '=', cityId)
		.where('notice.id', '=', noticeId)
		.select([
			'notice.id',
			'notice.ground',
			'notice.law',
			'notice.reason',
			'notice.given_at as givenAt',
			'notice.resident_id as residentId',
			'notice.locale',
			'moderation_case.id as caseId',
			'moderation_case.content_id as contentId',
			'content.kind',
			'content.group_id as groupId',
			'moderation_case.state',
			'moderation_case.due_at as dueAt'
		])
		.executeTakeFirst();
}

/** What was said in a case, the newest first: one page of them, for there may be a thousand. */
export async function noticesOf(db: Db, { cityId, caseId }: CaseKey, most: number) {
	return db
		.selectFrom('notice')
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'notice.city_id')
				.onRef('resident.id', '=', 'notice.resident_id')
		)
		.leftJoin('trusted_flagger', (join) =>
			join
				.onRef('trusted_flagger.city_id', '=', 'notice.city_id')
				.onRef('trusted_flagger.id', '=', 'notice.flagger_id')
		)
		.where('notice.city_id', '=', cityId)
		.where('notice.case_id', '=', caseId)
		.orderBy('notice.id', 'desc')
		.limit(most)
		.select((eb) => [
			'notice.id',
			'notice.ground',
			'notice.law',
			'notice.place',
			'notice.reason',
			'notice.given_at as givenAt',
			'notice.resident_id as residentId',
			'resident.created_at as residentSince',
			'trusted_flagger.name as flagger',
			eb.fn.coalesce('resident.display_name', 'notice.name').as('givenBy')
		])
		.execute();
}

/** Who gave a notice and can be told of its outcome: an account, or an address without one. */
export interface Notifier {
	id: number;
	to: { accountId: number } | { email: string; locale: Locale };
}

/** Where whoever gave a notice is written to; undefined when their address was erased. */
export async function notifierOf(
	db: Db,
	cityId: number,
	noticeId: number
): Promise<Notifier | undefined> {
	const rows = await notifiers(db, cityId).where('notice.id', '=', noticeId).execute();
	return rows.flatMap(addressed)[0];
}

/** Everybody who gave a notice in a case, but those whose address was erased. */
export async function notifiersOf(db: Db, { cityId, caseId }: CaseKey): Promise<Notifier[]> {
	const rows = await notifiers(db, cityId)
		.where('notice.case_id', '=', caseId)
		.orderBy('notice.id')
		.execute();
	return rows.flatMap(addressed);
}

function notifiers(db: Db, cityId: number) {
	return db
		.selectFrom('notice')
		.leftJoin('resident', (join) =>
			join
				.onRef('resident.city_id', '=', 'notice.city_id')
				.onRef('resident.id', '=', 'notice.resident_id')
		)
		.where('notice.city_id', '=', cityId)
		.select(['notice.id', 'notice.email', 'notice.locale', 'resident.account_id as accountId']);
}

function addressed({
	id,
	email,
	locale,
	accountId
}: {
	id: number;
	email: string | null;
	locale: Locale;
	accountId: number | null;
}): Notifier[] {
	if (email !== null) return [{ id, to: { email, locale } }];
	return accountId === null ? [] : [{ id, to: { accountId } }];
}
