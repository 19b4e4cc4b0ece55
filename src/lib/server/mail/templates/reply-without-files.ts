import { wordsIn } from '#lib/domain/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityById } from '../../queries/cities.ts';
import type { Template } from '../letter.ts';

interface Params {
	cityId: number;
	commentId: number;
	/** Of the mail that had the attachments. */
	messageId: string | null;
}

/** Tells that an answer by mail is in the discussion, and its attachments are not. */
export const replyWithoutFiles: Template<Params> = async (params, { db, locale, link }) => {
	const { cityId, commentId, messageId } = params;
	const city = await cityById(db, cityId);
	if (!city) return undefined;
	const name = wordsIn(city.names, locale, city.locales).text;
	return {
		subject: m.mail_reply_files_subject({}, { locale }),
		from: name,
		paragraphs: [m.mail_reply_files_said({}, { locale })],
		act: {
			text: m.mail_reply_files_act({}, { locale }),
			href: link(`/${city.slug}/comments/${commentId}`)
		},
		closing: [m.mail_reply_why({ city: name }, { locale })],
		answers: { messageId }
	};
};
