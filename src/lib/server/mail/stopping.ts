import { m } from '#lib/i18n/paraglide/messages.js';
import { cityKey } from '../city-key.ts';
import type { Reader } from '../queries/notifications/reader.ts';
import { unsubscribeToken } from '../unsubscribe-token.ts';
import type { Letter, Page } from './letter.ts';

/** The link by which the reader stops such mails without signing in. */
export async function stopLink(
	{ db, locale, link }: Page,
	reader: Reader
): Promise<Letter['stop']> {
	const { city, resident } = reader;
	const key = await cityKey(db, city.id);
	const token = unsubscribeToken(key, { cityId: city.id, residentId: resident.id });
	return {
		text: m.mail_notification_stop({}, { locale }),
		href: link(`/${city.slug}/unsubscribe/${token}`)
	};
}
