import { may } from '#lib/domain/permissions.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityKey } from '../../city-key.ts';
import { noticeToken } from '../../notice-token.ts';
import { cityById } from '../../queries/cities.ts';
import { findAppeal, type Appeal } from '../../queries/moderation/appeals.ts';
import { readerOf } from '../../queries/notifications/reader.ts';
import type { Page, Template } from '../letter.ts';

interface Params {
	cityId: number;
	appealId: number;
	/** Otherwise to a facilitator. */
	toAppellant: boolean;
}

/** Tells one side of the talk about an appeal that the other has written; not what, nor who it is. */
export const appealMessage: Template<Params> = async (params, page) => {
	const { cityId, appealId, toAppellant } = params;
	const { db, locale } = page;
	const city = await cityById(db, cityId);
	const appeal = await findAppeal(db, { cityId, appealId });
	if (!city || appeal?.state !== 'open') return undefined;
	if (!toAppellant && !(await isFacilitator(page, cityId))) return undefined;
	const name = wordsIn(city.names, locale, city.locales).text;
	const said = { city: name, number: appealId };
	const path = toAppellant
		? await pathOfAppellant(page, cityId, appeal)
		: `queue/appeals/${appealId}`;
	return {
		subject: toAppellant
			? m.mail_talk_subject_appellant({}, { locale })
			: m.mail_talk_subject_facilitator(said, { locale }),
		from: name,
		paragraphs: [
			toAppellant
				? m.mail_talk_appellant(said, { locale })
				: m.mail_talk_facilitator(said, { locale })
		],
		act: { text: m.mail_talk_act({}, { locale }), href: page.link(`/${city.slug}/${path}`) },
		closing: [
			toAppellant
				? m.mail_talk_why_appellant(said, { locale })
				: m.mail_talk_why_facilitator(said, { locale })
		]
	};
};

async function isFacilitator({ db, now, to }: Page, cityId: number): Promise<boolean> {
	if (to.accountId === null) return false;
	const reader = await readerOf(db, { cityId, accountId: to.accountId, now });
	return reader !== undefined && may(reader.resident, 'moderate');
}

async function pathOfAppellant({ db }: Page, cityId: number, { noticeId, puid }: Appeal) {
	if (noticeId === null) return `statements/${puid}`;
	const token = noticeToken(await cityKey(db, cityId), { cityId, noticeId });
	return `notices/${noticeId}/${token}`;
}
