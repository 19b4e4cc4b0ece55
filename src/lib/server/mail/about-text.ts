import type { City } from '#lib/domain/city.ts';
import { placeOfContent } from '#lib/domain/content.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { kindWords } from '#lib/i18n/moderation-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityWithResident } from '../queries/cities.ts';
import { whereaboutsOf } from '../queries/moderation/whereabouts.ts';
import type { Page, Paragraph } from './letter.ts';

/** What a letter says of a text: in its paragraphs what it is and stands in, in its closing the place. */
interface About {
	paragraphs: Paragraph[];
	closing: string[];
}

/**
 * Which text a mail of moderation is about: what kind it is, what it stands in, and its place. Never the
 * text itself; and who may not read that place as the mail is written learns the kind alone. The place
 * comes last, for what there is to do is to follow the report or to read the reasons.
 */
export async function aboutText(
	{ db, now, locale, to, link }: Page,
	city: City,
	contentId: number
): Promise<About> {
	const place = await cityWithResident(db, city.slug, to.accountId, now);
	const viewer = place?.resident ?? ({ kind: 'visitor' } as const);
	const about = await whereaboutsOf(db, { cityId: city.id, contentId }, viewer);
	if (!about) return { paragraphs: [], closing: [] };
	const { kind } = about;
	const what: Paragraph = {
		label: m.mail_about_what({}, { locale }),
		text: kindWords[kind]({}, { locale })
	};
	if (!about.canRead) return { paragraphs: [what], closing: [] };
	const { text, lang } = about.frame
		? { text: about.frame.title, lang: about.frame.language }
		: wordsIn(city.names, locale, city.locales);
	const label = m.mail_about_where({}, { locale });
	const page = placeOfContent({ kind, id: contentId, groupId: about.groupId });
	return {
		paragraphs: [what, { label, text, lang: lang === locale ? undefined : lang }],
		closing:
			about.hasPage && page !== null
				? [m.mail_about_place({ address: link(`/${city.slug}/${page}`) }, { locale })]
				: []
	};
}
