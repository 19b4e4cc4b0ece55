import { m } from '#lib/i18n/paraglide/messages.js';
import type { Reader } from '../queries/notifications/reader.ts';
import { unsubscribeKey } from '../queries/notifications/choices.ts';
import { newUnsubscribeKey, unsubscribeToken } from '../unsubscribe-token.ts';
import type { Letter, Page } from './letter.ts';

/** The link by which the reader stops such mails without signing in. */
export async function stopLink(
	{ db, locale, link }: Page,
	reader: Reader
): Promise<Letter['stop']> {
	const { city, resident } = reader;
	const key = await unsubscribeKey(db, city.id, newUnsubscribeKey());
	const token = unsubscribeToken(key, { cityId: city.id, residentId: resident.id });
	return {
		text: m.mail_notification_stop({}, { locale }),
		href: link(`/${city.slug}/unsubscribe/${token}`)
	};
}
