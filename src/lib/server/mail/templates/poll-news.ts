import type { Locale } from '#lib/domain/locale.ts';
import type { PollNews } from '#lib/domain/poll/news.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { exactly } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityById, cityWithResident } from '../../queries/cities.ts';
import { annulmentOf, outcomesOf } from '../../queries/polls/outcomes.ts';
import { isStillToVote } from '../../queries/polls/people.ts';
import { findPoll, type FoundPoll } from '../../queries/polls.ts';
import type { Letter, Page, Paragraph, Template } from '../letter.ts';

interface Params {
	cityId: number;
	pollId: number;
	news: PollNews;
}

/**
 * Tells somebody on the roll of a poll. What is asked is asked again as the mail is sent: nobody is
 * told who can no longer see the poll, nobody reminded who has voted. No mail holds a result: it would
 * pass by the one rule of who may see it.
 */
export const pollNews: Template<Params> = async ({ cityId, pollId, news }, page) => {
	const { db, locale, to, now } = page;
	const city = await cityById(db, cityId);
	if (!city || to.accountId === null) return undefined;
	const place = await cityWithResident(db, city.slug, to.accountId, now);
	const viewer = place?.resident ?? {
		kind: 'newcomer' as const,
		accountId: to.accountId,
		displayName: to.displayName ?? ''
	};
	const key = { cityId, pollId };
	const poll = await findPoll(db, { ...key, viewer });
	if (!poll) return undefined;
	const said = await tell(page, poll, { key, news, timeZone: city.timeZone });
	return (
		said && {
			...said,
			from: wordsIn(city.names, locale, city.locales).text,
			act: {
				text: acts[news]({}, { locale }),
				href: page.link(`/${city.slug}/polls/${pollId}`)
			},
			closing: [m.mail_poll_why({}, { locale })]
		}
	);
};

interface About {
	key: { cityId: number; pollId: number };
	news: PollNews;
	timeZone: string;
}
type Said = Pick<Letter, 'subject' | 'paragraphs'>;

async function tell(
	{ db, locale, to }: Page,
	poll: FoundPoll,
	{ key, news, timeZone }: About
): Promise<Said | undefined> {
	const { title, closesAt } = poll;
	const options = { locale };
	const until = closesAt ? exactly(closesAt, timeZone, locale) : '';
	switch (news) {
		case 'opened':
			if (poll.state !== 'open') return undefined;
			return {
				subject: m.mail_poll_opened_subject({ title }, options),
				paragraphs: [m.mail_poll_opened_said({ title, until }, options)]
			};
		case 'closing-soon':
			if (poll.state !== 'open' || !(await isStillToVote(db, key, to.accountId ?? 0)))
				return undefined;
			return {
				subject: m.mail_poll_closing_soon_subject({ title }, options),
				paragraphs: [m.mail_poll_closing_soon_said({ title, until }, options)]
			};
		case 'closed':
			if (poll.state !== 'closed') return undefined;
			return {
				subject: m.mail_poll_closed_subject({ title }, options),
				paragraphs: [m.mail_poll_closed_said({ title }, options)]
			};
		case 'outcome': {
			const [outcome] = await outcomesOf(db, key);
			if (!outcome || poll.state !== 'closed') return undefined;
			return {
				subject: m.mail_poll_outcome_subject({ title }, options),
				paragraphs: [
					m.mail_poll_outcome_said({ title }, options),
					quoted(outcome.statement, outcome.language, locale)
				]
			};
		}
		case 'annulled': {
			const annulment = await annulmentOf(db, key);
			if (!annulment || poll.state !== 'annulled') return undefined;
			return {
				subject: m.mail_poll_annulled_subject({ title }, options),
				paragraphs: [
					m.mail_poll_annulled_said({ title }, options),
					quoted(annulment.why, poll.language, locale)
				]
			};
		}
	}
}

const acts = {
	opened: m.mail_poll_vote_act,
	'closing-soon': m.mail_poll_vote_act,
	closed: m.mail_poll_result_act,
	outcome: m.mail_poll_result_act,
	annulled: m.mail_poll_open_act
} as const;

function quoted(text: string, language: string, locale: Locale): Paragraph {
	return { text, quote: true, lang: language === locale ? undefined : language };
}
