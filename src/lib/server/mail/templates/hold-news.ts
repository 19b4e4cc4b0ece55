import { placeOfContent } from '#lib/domain/content.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityById } from '../../queries/cities.ts';
import { findItem } from '../../queries/moderation/items.ts';
import type { Template } from '../letter.ts';

interface Params {
	cityId: number;
	contentId: number;
}

/**
 * Tells an author that something of theirs waits to be looked at, or is published after it was; of a poll that
 * could not open any more, that it is theirs to open.
 */
export const holdNews: Template<Params> = async ({ cityId, contentId }, { db, locale, link }) => {
	const city = await cityById(db, cityId);
	const item = await findItem(db, { cityId, contentId });
	// Hidden or deleted meanwhile: of that the author is told elsewhere.
	if (!city || !item || item.hiddenBy !== null || item.removedAt) return undefined;
	const name = wordsIn(city.names, locale, city.locales).text;
	const waits = item.heldBy !== null;
	const said = { city: name };
	const [subject, text] = waits
		? [m.mail_hold_waits_subject, m.mail_hold_waits]
		: item.publishedAt === null
			? [m.mail_hold_ready_subject, m.mail_hold_ready]
			: [m.mail_hold_over_subject, m.mail_hold_over];
	return {
		subject: subject(said, { locale }),
		from: name,
		paragraphs: [text(said, { locale })],
		act: {
			text: m.mail_hold_act({}, { locale }),
			href: link(
				`/${city.slug}/${waits ? `waiting/${contentId}` : (placeOfContent(item) ?? 'statements')}`
			)
		},
		closing: [m.mail_statement_why(said, { locale })]
	};
};
