import { placeOf } from '#lib/domain/notification/place.ts';
import { titledFor } from '#lib/domain/notification/titled.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { to as address } from '#lib/i18n/link.ts';
import { occurrenceWords } from '#lib/i18n/notification-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Db } from '../../database/connect.ts';
import type { Note } from '../../push/service.ts';
import type { Device } from '../../queries/notifications/devices.ts';
import { readerOf, siftForPush } from '../../queries/notifications/reader.ts';

/**
 * What a device shows, in its owner's language: of one thing what happened and its title, of several
 * how many there are; never a word of what somebody wrote. Undefined when nothing may be told now.
 */
export async function writeNote(
	db: Db,
	{
		cityId,
		occurrences,
		to: { accountId, locale },
		now
	}: { cityId: number; occurrences: readonly number[]; to: Device; now: Date }
): Promise<Note | undefined> {
	const reader = await readerOf(db, { cityId, accountId, now });
	if (!reader) return undefined;
	const { slug, names, locales } = reader.city;
	const city = wordsIn(names, locale, locales).text;
	const page = (path: string) => address(`/${slug}/${path}`, locale);
	if (occurrences.length === 0)
		return {
			title: city,
			body: m.push_trial_note({}, { locale }),
			locale,
			tag: `${slug} trial`,
			path: page('notifications/settings')
		};
	const { told } = await siftForPush(db, reader, occurrences);
	const [one, ...others] = told;
	if (!one) return undefined;
	if (others.length === 0)
		return {
			title: occurrenceWords[one.kind]({}, { locale }),
			body: titledFor(one, locale, locales).title,
			locale,
			tag: `${slug} ${one.id}`,
			path: page(placeOf(one))
		};
	return {
		title: city,
		body: m.push_several_note({ count: told.length }, { locale }),
		locale,
		tag: `${slug} ${told.at(-1)?.id}`,
		path: page('notifications')
	};
}
