import { sql, type RawBuilder } from 'kysely';
import type { Writer } from '#lib/domain/moderation/automatic.ts';
import {
	firstScreening,
	type ScreeningSettings
} from '#lib/domain/moderation/screening-settings.ts';
import type { WatchWord } from '#lib/domain/moderation/watch-words.ts';
import { primaryLanguage, type TextLanguage } from '#lib/domain/locale.ts';
import type { Db } from '../../database/connect.ts';

/** What a city has looked at before it is published. */
export async function screeningSettings(db: Db, cityId: number): Promise<ScreeningSettings> {
	const chosen = await db
		.selectFrom('screening_settings')
		.where('city_id', '=', cityId)
		.select([
			'judges',
			'looks_at_links as looksAtLinks',
			'looks_at_first as looksAtFirst',
			'hold_hours as holdHours',
			'texts_an_hour as textsAnHour',
			'texts_an_hour_verified as textsAnHourVerified'
		])
		.executeTakeFirst();
	return chosen ?? firstScreening;
}

/** As a column: the same, null where nobody has chosen. */
export const settingsColumn = (cityId: number): RawBuilder<ScreeningSettings | null> =>
	sql`(select json_build_object('judges', judges, 'looksAtLinks', looks_at_links,
		'looksAtFirst', looks_at_first, 'holdHours', hold_hours, 'textsAnHour', texts_an_hour,
		'textsAnHourVerified', texts_an_hour_verified)
		from screening_settings where city_id = ${cityId})`;

export async function putScreeningSettings(
	db: Db,
	cityId: number,
	settings: ScreeningSettings
): Promise<void> {
	const row = {
		judges: settings.judges,
		looks_at_links: settings.looksAtLinks,
		looks_at_first: settings.looksAtFirst,
		hold_hours: settings.holdHours,
		texts_an_hour: settings.textsAnHour,
		texts_an_hour_verified: settings.textsAnHourVerified
	};
	await db
		.insertInto('screening_settings')
		.values({ city_id: cityId, ...row })
		.onConflict((conflict) => conflict.column('city_id').doUpdateSet(row))
		.execute();
}

/** What is known of who writes at this moment, and what was chosen where they write. */
export async function aboutWriter(
	db: Db,
	where: { cityId: number; residentId: number; groupId: number | null },
	now: Date
): Promise<{ account: Writer; settings: ScreeningSettings; groupAsks: boolean }> {
	const { cityId, residentId, groupId } = where;
	const { rows } = await sql<{
		verified: boolean;
		days: number;
		published: number;
		asks: boolean;
		settings: ScreeningSettings | null;
	}>`
		select resident.verified_at is not null as verified,
			floor(extract(epoch from ${now}::timestamptz - account.created_at) / 86400)::integer as days,
			(select count(*) from (select 1 from content
				where content.city_id = ${cityId} and content.author_id = ${residentId}
					and content.kind in ('proposal', 'poll', 'thread', 'comment')
					and content.published_at is not null and content.hidden_by is null and content.held_by is null
				limit 3) as latest) as published,
			coalesce((select looked_at_until > ${now}::timestamptz from partner_group
				where city_id = ${cityId} and id = ${groupId}::bigint), false) as asks,
			${settingsColumn(cityId)} as settings
		from resident join account on account.id = resident.account_id
		where resident.city_id = ${cityId} and resident.id = ${residentId}`.execute(db);
	const [row] = rows;
	if (!row) throw new Error(`Resident ${residentId} writes and is not there.`);
	const { verified, days, published, asks, settings } = row;
	return {
		account: { verified, days, published },
		settings: settings ?? firstScreening,
		groupAsks: asks
	};
}

/** Whether a group has everything looked at first, at this moment. */
export async function groupAsks(
	db: Db,
	{ cityId, groupId }: { cityId: number; groupId: number },
	at: Date
): Promise<boolean> {
	const found = await db
		.selectFrom('partner_group')
		.where('city_id', '=', cityId)
		.where('id', '=', groupId)
		.where('looked_at_until', '>', at)
		.select('id')
		.executeTakeFirst();
	return found !== undefined;
}

/** The words that can be found in a text of this language. */
export async function wordsFor(
	db: Db,
	cityId: number,
	language: TextLanguage
): Promise<WatchWord[]> {
	return db
		.selectFrom('watch_word')
		.where('city_id', '=', cityId)
		.where((eb) =>
			eb.or([eb('language', 'is', null), eb('language', '=', primaryLanguage(language))])
		)
		.select(['word', 'language', 'whole', 'effect'])
		.execute();
}

/** Every word of a city, by its letters. */
export async function watchWords(db: Db, cityId: number): Promise<WatchWord[]> {
	return db
		.selectFrom('watch_word')
		.where('city_id', '=', cityId)
		.orderBy('word')
		.orderBy('id')
		.select(['word', 'language', 'whole', 'effect'])
		.execute();
}

/** Of those who change the words of a city one does at a time, for this transaction. */
export async function holdWatchWords(db: Db, cityId: number): Promise<void> {
	const act = JSON.stringify(['set watch words', cityId]);
	await sql`select pg_advisory_xact_lock(hashtextextended(${act}, 0))`.execute(db);
}

/** Puts one list, of a language and an effect, in the place of the former one. */
export async function replaceWatchWords(
	db: Db,
	list: { cityId: number } & Pick<WatchWord, 'language' | 'effect'>,
	words: readonly WatchWord[]
): Promise<void> {
	await db
		.deleteFrom('watch_word')
		.where('city_id', '=', list.cityId)
		.where('language', 'is not distinct from', list.language)
		.where('effect', '=', list.effect)
		.execute();
	if (words.length > 0)
		await db
			.insertInto('watch_word')
			.values(
				words.map(({ word, language, whole, effect }) => ({
					city_id: list.cityId,
					...{ word, language, whole, effect }
				}))
			)
			.execute();
}
