import { may } from '#lib/domain/permissions.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { count, exactly } from '#lib/i18n/dates.ts';
import { kindWords } from '#lib/i18n/moderation-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { waitingFor } from '../../queries/moderation/queue-digests.ts';
import { readerOf } from '../../queries/notifications/reader.ts';
import type { Paragraph, Template } from '../letter.ts';

interface Params {
	cityId: number;
}

/** How many are named, cases and appeals each; the rest is counted. */
const named = 5;

/** Tells a facilitator how much waits that they can decide, and what is due first; of no text and of no person. */
export const queueDigest: Template<Params> = async ({ cityId }, page) => {
	const { db, now, locale, to } = page;
	if (to.accountId === null) return undefined;
	const reader = await readerOf(db, { cityId, accountId: to.accountId, now });
	if (!reader || !may(reader.resident, 'moderate')) return undefined;
	const { city, resident } = reader;
	const { cases, appeals } = await waitingFor(db, { cityId, residentId: resident.id }, named);
	if (cases.length + appeals.length === 0) return undefined;
	const name = wordsIn(city.names, locale, city.locales).text;
	const counted = {
		city: name,
		cases: count(cases[0]?.total ?? 0, locale),
		appeals: count(appeals[0]?.total ?? 0, locale)
	};
	const due = (at: Date) => {
		const time = exactly(at, city.timeZone, locale);
		return at < now ? m.queue_late({ time }, { locale }) : m.queue_due({ time }, { locale });
	};
	const items: { at: Date; said: Paragraph }[] = [
		...cases.map(({ id, kind, dueAt, isIllegal }) => ({
			at: dueAt,
			said: {
				label: kindWords[kind]({}, { locale }),
				text: [due(dueAt), ...(isIllegal ? [m.queue_illegal({}, { locale })] : [])].join(' · '),
				href: page.link(`/${city.slug}/queue/${id}`)
			}
		})),
		...appeals.map(({ id, dueAt }) => ({
			at: dueAt,
			said: {
				label: m.appeal_title({ number: id }, { locale }),
				text: due(dueAt),
				href: page.link(`/${city.slug}/queue/appeals/${id}`)
			}
		}))
	];
	return {
		subject: m.mail_queue_subject(counted, { locale }),
		from: name,
		paragraphs: [
			m.queue_lead(counted, { locale }),
			m.mail_queue_first({}, { locale }),
			...items.sort((one, other) => one.at.getTime() - other.at.getTime()).map(({ said }) => said)
		],
		act: { text: m.mail_queue_act({}, { locale }), href: page.link(`/${city.slug}/queue`) },
		closing: [
			m.mail_queue_why(
				{ city: name, address: page.link(`/${city.slug}/notifications/settings`) },
				{ locale }
			)
		]
	};
};
