import { wordsIn } from '#lib/domain/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { say } from '#lib/i18n/say.ts';
import { cityById } from '../../queries/cities.ts';
import { decisionByPuid } from '../../queries/moderation/decisions.ts';
import type { Template } from '../letter.ts';

interface Params {
	cityId: number;
	/** Of the decision. */
	puid: string;
}

/** Tells an author what was decided about a text of theirs, why, and how to appeal (Digital Services Act, article 17). */
export const statementNews: Template<Params> = async ({ cityId, puid }, { db, locale, link }) => {
	const city = await cityById(db, cityId);
	const decision = await decisionByPuid(db, cityId, puid);
	if (!city || !decision) return undefined;
	const name = wordsIn(city.names, locale, city.locales).text;
	const isLookedAgain = decision.appealState === 'upheld' || decision.appealState === 'reversed';
	const stage = isLookedAgain ? decision.appealState : decision.step;
	return {
		subject: say(`mail_statement_subject_${stage}`, {}, 'mail_statement_subject_hide', locale),
		from: name,
		paragraphs: [
			say(`mail_statement_${stage}`, { city: name }, 'mail_statement_hide', locale),
			{ text: (isLookedAgain ? decision.appealReasons : decision.facts) ?? '', quote: true },
			...(stage === 'hide' ? [m.mail_statement_appeal({}, { locale })] : [])
		],
		act: {
			text: m.mail_statement_act({}, { locale }),
			href: link(`/${city.slug}/statements/${puid}`)
		},
		closing: [m.mail_statement_why({ city: name }, { locale })]
	};
};
