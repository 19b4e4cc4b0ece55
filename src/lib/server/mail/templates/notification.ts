import { placeOf } from '#lib/domain/notification/place.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { occurrenceWords } from '#lib/i18n/notification-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readerOf, siftFor } from '../../queries/notifications/reader.ts';
import type { Template } from '../letter.ts';
import { stopLink } from '../stopping.ts';

interface Params {
	cityId: number;
	/** One, for a mail at once. */
	occurrences: number[];
}

/**
 * Tells a follower of one thing, at once. Whether they may be told is asked as the mail is written.
 * Mails about the same proposal, poll or group stand together in the reader's mail program.
 */
export const notification: Template<Params> = async ({ cityId, occurrences }, page) => {
	const { db, locale, now, to } = page;
	if (to.accountId === null) return undefined;
	const reader = await readerOf(db, { cityId, accountId: to.accountId, now });
	const [one] = reader ? (await siftFor(db, reader, occurrences)).told : [];
	if (!reader || !one) return undefined;
	const { city, resident } = reader;
	const name = wordsIn(city.names, locale, city.locales).text;
	const said = occurrenceWords[one.kind]({}, { locale });
	const lang = one.language === locale ? undefined : one.language;
	return {
		subject: `${said}: ${one.title}`,
		from: name,
		paragraphs: [
			{ label: said, text: one.title, lang },
			...(one.groupName && one.contentId !== null
				? [m.mail_notification_group({ group: one.groupName }, { locale })]
				: [])
		],
		act: {
			text: m.mail_notification_act({}, { locale }),
			href: page.link(`/${city.slug}/${placeOf(one)}`)
		},
		closing: [m.mail_notification_why({ city: name }, { locale })],
		stop: await stopLink(page, reader),
		thread: {
			message: `notification.${one.id}.${resident.id}.${city.slug}`,
			about: `${placeOf(one).replace('/', '.')}.${city.slug}`
		}
	};
};
