import { wordsIn } from '#lib/domain/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityById } from '../../queries/cities.ts';
import { requestStory } from '../../queries/group-mails.ts';
import type { Template } from '../letter.ts';

/** Tells a coordinator that somebody would like to join; not when it has been settled meanwhile. */
export const joinRequestArrived: Template<{ cityId: number; requestId: number }> = async (
	{ cityId, requestId },
	{ db, locale, link }
) => {
	const story = await requestStory(db, { cityId, requestId });
	const city = await cityById(db, cityId);
	if (!story || !city || story.state !== 'waiting') return undefined;
	const group = story.groupName;
	return {
		subject: m.mail_join_request_arrived_subject({ name: story.displayName, group }, { locale }),
		from: wordsIn(city.names, locale, city.locales).text,
		paragraphs: [
			m.mail_join_request_arrived_said({ name: story.displayName, group }, { locale }),
			{ text: story.message, quote: true }
		],
		act: {
			text: m.mail_join_request_arrived_act({}, { locale }),
			href: link(`/${city.slug}/groups/${story.groupId}/requests`)
		},
		closing: [m.mail_join_request_arrived_why({ group }, { locale })]
	};
};
