import { wordsIn } from '#lib/domain/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { say } from '#lib/i18n/say.ts';
import { cityById } from '../../queries/cities.ts';
import type { Template } from '../letter.ts';

interface Params {
	cityId: number;
	/** Where the discussion is, below the city's address; null when it is not there for them. */
	place: string | null;
	/** Of a refusal (domain/errors.ts). */
	reason: string;
	details: Readonly<Record<string, string | number>>;
	/** Of the mail that is refused, where it was the reader's own. */
	messageId: string | null;
}

/** Tells why an answer by mail is not in the discussion: to the address of the account, never to where the mail came from. */
export const replyRefused: Template<Params> = async (params, { db, locale, link }) => {
	const { cityId, place, reason, details, messageId } = params;
	const city = await cityById(db, cityId);
	if (!city) return undefined;
	const name = wordsIn(city.names, locale, city.locales).text;
	return {
		subject: m.mail_reply_refused_subject({}, { locale }),
		from: name,
		paragraphs: [
			m.mail_reply_refused_said({ city: name }, { locale }),
			say(`reply_refused_${reason}`, details, 'reply_refused_other', locale),
			m.mail_reply_refused_kept({}, { locale })
		],
		act:
			place === null
				? { text: m.mail_reply_city_act({ city: name }, { locale }), href: link(`/${city.slug}`) }
				: {
						text: m.mail_reply_refused_act({}, { locale }),
						href: link(`/${city.slug}/${place}`)
					},
		closing: [m.mail_reply_why({ city: name }, { locale })],
		answers: { messageId }
	};
};
