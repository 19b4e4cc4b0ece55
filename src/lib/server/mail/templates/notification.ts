import type { Locale } from '#lib/domain/locale.ts';
import { isForEverybody, type KindName } from '#lib/domain/notification/kinds.ts';
import { placeOf } from '#lib/domain/notification/place.ts';
import { titledFor } from '#lib/domain/notification/titled.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { occurrenceWords } from '#lib/i18n/notification-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readerOf, siftFor } from '../../queries/notifications/reader.ts';
import type { Told } from '../../queries/notifications/told.ts';
import { answeringByMail } from '../answering.ts';
import type { Paragraph, Template } from '../letter.ts';
import { stopLink } from '../stopping.ts';

interface Params {
	cityId: number;
	/** One, for a mail at once. */
	occurrences: number[];
}

/**
 * Tells a follower of one thing, at once. Whether they may be told is asked as the mail is written.
 */
export const notification: Template<Params> = async ({ cityId, occurrences }, page) => {
	const { db, locale, now, to } = page;
	if (to.accountId === null) return undefined;
	const reader = await readerOf(db, { cityId, accountId: to.accountId, now });
	const [found] = reader ? (await siftFor(db, reader, occurrences)).told : [];
	if (!reader || !found) return undefined;
	const { city, resident } = reader;
	const one = titledFor(found, locale, city.locales);
	const name = wordsIn(city.names, locale, city.locales).text;
	const said = occurrenceWords[one.kind]({}, { locale });
	const lang = one.language === locale ? undefined : one.language;
	const answering = await answeringByMail(page, reader, one);
	return {
		subject: `${said}: ${one.title}`,
		from: name,
		paragraphs: [
			{ label: said, text: one.title, lang },
			...(one.groupName && one.contentId !== null
				? [m.mail_notification_group({ group: one.groupName }, { locale })]
				: []),
			...commentIn(answering?.comment, locale),
			...(answering ? [m.mail_notification_answer({}, { locale })] : [])
		],
		act: {
			text: m.mail_notification_act({}, { locale }),
			href: page.link(`/${city.slug}/${placeOf(one)}`)
		},
		closing: [whyTold(one.kind, name, locale)],
		stop: await stopLink(page, reader),
		thread: threadOf(one, `${resident.id}.${city.slug}`, city.slug),
		...(answering && { replyTo: answering.replyTo })
	};
};

function whyTold(kind: KindName, city: string, locale: Locale): string {
	const words = isForEverybody(kind) ? m.mail_everybody_why : m.mail_notification_why;
	return words({ city }, { locale });
}

/** Who answers by mail sees what: the words stand there as they are when the mail is written. */
function commentIn(
	comment: { authorName: string | null; body: string; language: string } | undefined,
	locale: Locale
): Paragraph[] {
	if (!comment) return [];
	const { authorName, body, language } = comment;
	const by = authorName ? [m.mail_notification_by({ name: authorName }, { locale })] : [];
	const lang = language === locale ? undefined : language;
	return [...by, { text: body, lang, quote: true }];
}

/**
 * Mails about one proposal, poll, discussion or group stand together; among the comments of a discussion
 * one stands below the mail about the comment that it answers.
 */
function threadOf(one: Told, forReader: string, slug: string) {
	const about =
		one.subjectKind !== null
			? `${one.subjectKind}s.${one.subjectId}`
			: one.threadId !== null
				? `threads.${one.threadId}`
				: placeOf(one).replace('/', '.');
	return {
		message:
			one.contentKind === 'comment'
				? `comments.${one.contentId}.${forReader}`
				: `notification.${one.id}.${forReader}`,
		about: `${about}.${slug}`,
		...(one.parentId !== null && { parent: `comments.${one.parentId}.${forReader}` })
	};
}
