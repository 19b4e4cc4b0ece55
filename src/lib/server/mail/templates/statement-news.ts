import { restricts } from '#lib/domain/moderation/ladder.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { decisionWords } from '#lib/i18n/moderation-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { say } from '#lib/i18n/say.ts';
import { cityById } from '../../queries/cities.ts';
import { decisionByPuid } from '../../queries/moderation/decisions.ts';
import { aboutText } from '../about-text.ts';
import type { Template } from '../letter.ts';

interface Params {
	cityId: number;
	/** Of the decision. */
	puid: string;
}

/** Tells an author what was decided about a text of theirs, why, and how to appeal (Digital Services Act, article 17). */
export const statementNews: Template<Params> = async ({ cityId, puid }, page) => {
	const { db, locale, link } = page;
	const city = await cityById(db, cityId);
	const decision = await decisionByPuid(db, cityId, puid);
	if (!city || !decision) return undefined;
	const name = wordsIn(city.names, locale, city.locales).text;
	const isLookedAgain = decision.appealState === 'upheld' || decision.appealState === 'reversed';
	const stage = isLookedAgain ? decision.appealState : decision.step;
	// Of a text that was hidden it is said whether it can be seen again; of the rest what was decided.
	const key = isLookedAgain && decision.step !== 'hide' ? `${stage}_other` : stage;
	const step = decisionWords[decision.step]({}, { locale });
	const about = await aboutText(page, city, decision.contentId);
	return {
		subject: say(
			`mail_statement_subject_${key}`,
			{},
			stage === 'upheld' ? 'mail_statement_subject_upheld' : 'mail_statement_subject_other',
			locale
		),
		from: name,
		paragraphs: [
			say(`mail_statement_${key}`, { city: name, step }, 'mail_statement_other', locale),
			{ text: (isLookedAgain ? decision.appealReasons : decision.facts) ?? '', quote: true },
			...about.paragraphs,
			...(!isLookedAgain && restricts(decision.step)
				? [m.mail_statement_appeal({}, { locale })]
				: [])
		],
		act: {
			text: m.mail_statement_act({}, { locale }),
			href: link(`/${city.slug}/statements/${puid}`)
		},
		closing: [...about.closing, m.mail_statement_why({ city: name }, { locale })]
	};
};
