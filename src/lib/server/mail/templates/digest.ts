import { isForEverybody } from '#lib/domain/notification/kinds.ts';
import { placeOf } from '#lib/domain/notification/place.ts';
import { titledFor } from '#lib/domain/notification/titled.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { occurrenceWords } from '#lib/i18n/notification-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readerOf, siftFor, type Reader } from '../../queries/notifications/reader.ts';
import type { Told } from '../../queries/notifications/told.ts';
import { answeringByMail } from '../answering.ts';
import type { Page, Paragraph, Template } from '../letter.ts';
import { stopLink } from '../stopping.ts';

interface Params {
	cityId: number;
	occurrences: number[];
}

/** More than anybody reads: the rest is a page away. */
const inOneLetter = 30;

/** Tells a follower of several things in one letter, the newest first; of each as far as they may be told now. */
export const digest: Template<Params> = async ({ cityId, occurrences }, page) => {
	const { db, locale, now, to } = page;
	if (to.accountId === null) return undefined;
	const reader = await readerOf(db, { cityId, accountId: to.accountId, now });
	const told = reader ? (await siftFor(db, reader, occurrences)).told.reverse() : [];
	if (!reader || told.length === 0) return undefined;
	const { city, resident } = reader;
	const name = wordsIn(city.names, locale, city.locales).text;
	const count = told.length;
	const rest = count - inOneLetter;
	const isFollowed = !told.some(({ kind }) => isForEverybody(kind));
	const answering = await answeringAll(page, reader, told);
	const shown = told.slice(0, inOneLetter).map((one) => titledFor(one, locale, city.locales));
	const items: Paragraph[] = shown.map((one) => ({
		label: occurrenceWords[one.kind]({}, { locale }),
		text: one.title,
		lang: one.language === locale ? undefined : one.language,
		href: page.link(`/${city.slug}/${placeOf(one)}`)
	}));
	return {
		subject: m.mail_digest_subject({ city: name, count }, { locale }),
		from: name,
		paragraphs: [
			isFollowed
				? m.mail_digest_said({}, { locale })
				: m.mail_everybody_said({ city: name }, { locale }),
			...items,
			...(rest > 0 ? [m.mail_digest_more({ count: rest }, { locale })] : []),
			...(answering ? [m.mail_notification_answer({}, { locale })] : [])
		],
		act: {
			text: m.mail_digest_act({}, { locale }),
			href: page.link(`/${city.slug}/notifications`)
		},
		closing: [
			(told.every(({ kind }) => isForEverybody(kind))
				? m.mail_everybody_why
				: m.mail_notification_why)({ city: name }, { locale })
		],
		stop: await stopLink(page, reader),
		thread: { message: `digest.${Math.max(...occurrences)}.${resident.id}.${city.slug}` },
		...(answering && { replyTo: answering.replyTo })
	};
};

/** A letter about one discussion alone is answered in that discussion. */
function answeringAll(page: Page, reader: Reader, told: readonly Told[]) {
	const threadId = told[0]?.threadId ?? null;
	if (threadId === null || told.some((one) => one.threadId !== threadId)) return undefined;
	return answeringByMail(page, reader, { threadId, contentKind: 'thread', contentId: threadId });
}
