import { may } from '#lib/domain/permissions.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { findPrivateWord } from '../../queries/moderation/private-words.ts';
import { readerOf } from '../../queries/notifications/reader.ts';
import type { Template } from '../letter.ts';

interface Params {
	cityId: number;
	wordId: number;
	/** Otherwise the answer, to the facilitator. */
	toAuthor: boolean;
}

/** Brings a private word to the author of a text, or tells the facilitator that it was answered. */
export const privateWord: Template<Params> = async ({ cityId, wordId, toAuthor }, page) => {
	const { db, locale, now, to } = page;
	const word = await findPrivateWord(db, { cityId, wordId });
	if (!word || to.accountId === null) return undefined;
	const reader = await readerOf(db, { cityId, accountId: to.accountId, now });
	if (!reader || (!toAuthor && !may(reader.resident, 'moderate'))) return undefined;
	const { city } = reader;
	const name = wordsIn(city.names, locale, city.locales).text;
	const said = { city: name, name: word.writtenByName };
	if (!toAuthor)
		return {
			subject: m.mail_word_subject_answer({}, { locale }),
			from: name,
			paragraphs: [m.mail_word_answer(said, { locale })],
			act: {
				text: m.mail_word_answer_act({}, { locale }),
				href: page.link(`/${city.slug}/queue/word/${word.contentId}`)
			},
			closing: [m.mail_word_why_answer(said, { locale })]
		};
	const isThanks = word.kind === 'thanks';
	return {
		subject: isThanks
			? m.mail_word_subject_thanks({}, { locale })
			: m.mail_word_subject_question({}, { locale }),
		from: name,
		paragraphs: [
			isThanks ? m.mail_word_thanks(said, { locale }) : m.mail_word_question(said, { locale }),
			{ text: word.text, quote: true }
		],
		act: {
			text: m.mail_word_act({}, { locale }),
			href: page.link(`/${city.slug}/words/${wordId}`)
		},
		closing: [m.mail_word_why(said, { locale })]
	};
};
