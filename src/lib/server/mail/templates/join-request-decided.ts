import { wordsIn } from '#lib/domain/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityById } from '../../queries/cities.ts';
import { requestStory } from '../../queries/group-mails.ts';
import type { Paragraph, Template } from '../letter.ts';

/** Tells who asked to join a group what its coordinators decided, in their words. */
export const joinRequestDecided: Template<{ cityId: number; requestId: number }> = async (
	{ cityId, requestId },
	{ db, locale, link }
) => {
	const story = await requestStory(db, { cityId, requestId });
	const city = await cityById(db, cityId);
	if (!story || !city) return undefined;
	const group = story.groupName;
	const accepted = story.state === 'accepted';
	const words: Paragraph[] = story.answer ? [{ text: story.answer, quote: true }] : [];
	return {
		subject: accepted
			? m.mail_join_request_accepted_subject({ group }, { locale })
			: m.mail_join_request_declined_subject({ group }, { locale }),
		from: wordsIn(city.names, locale, city.locales).text,
		paragraphs: [
			accepted
				? m.mail_join_request_accepted_said({ group }, { locale })
				: m.mail_join_request_declined_said({ group }, { locale }),
			...words,
			accepted
				? m.mail_join_request_accepted_next({}, { locale })
				: m.mail_join_request_declined_next({}, { locale })
		],
		act: accepted
			? {
					text: m.mail_join_request_accepted_act({}, { locale }),
					href: link(`/${city.slug}/groups/${story.groupId}`)
				}
			: {
					text: m.mail_join_request_declined_act({}, { locale }),
					href: link(`/${city.slug}/groups`)
				},
		closing: [m.mail_join_request_decided_why({ group }, { locale })]
	};
};
