import { concludes } from '#lib/domain/moderation/ladder.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { decisionWords } from '#lib/i18n/moderation-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { say } from '#lib/i18n/say.ts';
import { cityKey } from '../../city-key.ts';
import { noticeToken } from '../../notice-token.ts';
import { cityById } from '../../queries/cities.ts';
import { findItem } from '../../queries/moderation/items.ts';
import { decisionsOf } from '../../queries/moderation/decisions.ts';
import { findNotice } from '../../queries/moderation/notices.ts';
import { aboutText } from '../about-text.ts';
import type { Template } from '../letter.ts';

interface Params {
	cityId: number;
	noticeId: number;
}

/** Tells whoever gave a notice that it has arrived, or what came of it (Digital Services Act, article 16). */
export const noticeNews: Template<Params> = async ({ cityId, noticeId }, page) => {
	const { db, locale, link } = page;
	const city = await cityById(db, cityId);
	const notice = await findNotice(db, cityId, noticeId);
	const item = notice && (await findItem(db, { cityId, contentId: notice.contentId }));
	if (!city || !notice || !item) return undefined;
	const name = wordsIn(city.names, locale, city.locales).text;
	const decisions = await decisionsOf(db, { cityId, caseId: notice.caseId });
	const step = decisions.find((one) => concludes(one.step))?.step;
	const news = notice.state === 'upheld' || notice.state === 'reversed' ? notice.state : 'decided';
	const stage = step === undefined ? 'arrived' : `${news}_${step}`;
	const said = step === undefined ? '' : decisionWords[step]({}, { locale });
	const key = await cityKey(db, cityId);
	const token = noticeToken(key, { cityId, noticeId });
	const about = await aboutText(page, city, notice.contentId);
	return {
		subject: m.mail_notice_subject({ number: noticeId }, { locale }),
		from: name,
		paragraphs: [
			say(`mail_notice_${stage}`, { city: name, step: said }, `mail_notice_${news}_other`, locale),
			...about.paragraphs
		],
		act: {
			text: m.mail_notice_act({}, { locale }),
			href: link(`/${city.slug}/notices/${noticeId}/${token}`)
		},
		closing: [...about.closing, m.mail_notice_why({ city: name }, { locale })]
	};
};
