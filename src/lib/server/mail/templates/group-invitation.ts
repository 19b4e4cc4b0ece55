import { firstLineOf } from '#lib/domain/group.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { dayOf } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityById } from '../../queries/cities.ts';
import { renewInvitation } from '../../queries/group-mails.ts';
import { hashOf, newToken } from '../../secrets.ts';
import type { Template } from '../letter.ts';

/** Invites one person into a group. Its link gets its secret here, and a new one with every try. */
export const groupInvitation: Template<{ cityId: number; invitationId: number }> = async (
	{ cityId, invitationId },
	{ db, now, locale, link }
) => {
	const token = newToken();
	const story = await renewInvitation(db, { cityId, invitationId, tokenHash: hashOf(token), now });
	const city = await cityById(db, cityId);
	if (!story || !city) return undefined;
	const group = story.groupName;
	const from = wordsIn(city.names, locale, city.locales).text;
	return {
		subject: m.mail_group_invitation_subject({ group }, { locale }),
		from,
		paragraphs: [
			m.mail_group_invitation_said({ host: story.hostName, group, city: from }, { locale }),
			{ text: firstLineOf(story.purpose, 400), lang: story.language, quote: true },
			m.mail_group_invitation_until(
				{ date: dayOf(story.expiresAt, city.timeZone, locale) },
				{ locale }
			)
		],
		act: {
			text: m.mail_group_invitation_act({}, { locale }),
			href: link(`/${city.slug}/invitation/${token}`)
		},
		closing: [m.mail_group_invitation_why({ city: from }, { locale })]
	};
};
