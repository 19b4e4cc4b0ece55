import type { Locale } from '#lib/domain/locale.ts';
import type { ProposalNews } from '#lib/domain/proposal/news.ts';
import type { Resident } from '#lib/domain/actor.ts';
import { wordsIn } from '#lib/domain/words.ts';
import { dayOf } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { stateWords } from '#lib/i18n/proposal-words.ts';
import { answersTo } from '../../queries/answers.ts';
import { cityWithResident } from '../../queries/cities.ts';
import { whereItLivesOn } from '../../queries/proposals/merged.ts';
import { stepByNumber } from '../../queries/proposals/steps.ts';
import { findProposal } from '../../queries/proposals.ts';
import type { Letter, Page, Paragraph, Template } from '../letter.ts';

interface Params {
	/** The city's slug. */
	city: string;
	proposalId: number;
	news: ProposalNews;
}

/** Tells somebody who wrote or supported a proposal what became of it; nobody who can no longer see it. */
export const proposalNews: Template<Params> = async ({ city: slug, proposalId, news }, page) => {
	const place = await cityWithResident(page.db, slug, page.to.accountId, page.now);
	if (!place?.resident) return undefined;
	const sought = { cityId: place.city.id, id: proposalId, viewer: place.resident };
	const proposal = await findProposal(page.db, sought);
	if (!proposal) return undefined;

	const { locale } = page;
	const city = wordsIn(place.city.names, locale, place.city.locales).text;
	const about = { title: proposal.title, city };
	const said =
		news.kind === 'answer'
			? await tellAnswer(page, {
					...sought,
					...about,
					version: news.version,
					timeZone: place.city.timeZone
				})
			: await tellStep(page, { ...sought, ...about, number: news.number });
	if (!said) return undefined;
	const { other, ...letter } = said;
	return {
		...letter,
		from: city,
		act: other
			? {
					text: m.mail_proposal_merged_act({}, { locale }),
					href: page.link(`/${slug}/proposals/${other}#support`)
				}
			: {
					text: m.mail_proposal_act({}, { locale }),
					href: page.link(`/${slug}/proposals/${proposalId}`)
				},
		closing: [m.mail_proposal_why({}, { locale })]
	};
};

interface About {
	cityId: number;
	id: number;
	title: string;
	city: string;
	viewer: Resident;
}
/** `other`: the proposal that the letter leads to, where it is not the one that it is about. */
type Said = Pick<Letter, 'subject' | 'paragraphs'> & { other?: number };

async function tellAnswer(
	{ db, locale }: Page,
	{ cityId, id, title, city, version, timeZone }: About & { version: number; timeZone: string }
): Promise<Said | undefined> {
	const answer = (await answersTo(db, cityId, id)).find((one) => one.version === version);
	if (!answer) return undefined;
	const { owner, answeredAt } = answer;
	const verdict = stateWords[answer.verdict]({}, { locale });
	const date = dayOf(answeredAt, timeZone, locale);
	return {
		subject:
			version === 1
				? m.mail_proposal_answered_subject({ title, city }, { locale })
				: m.mail_proposal_corrected_subject({ title, city }, { locale }),
		paragraphs: [
			m.mail_proposal_answered_said({ title, verdict }, { locale }),
			quoted(answer.reason, answer.language, locale),
			m.mail_proposal_answered_by({ owner, date }, { locale })
		]
	};
}

async function tellStep(
	{ db, locale }: Page,
	{ cityId, id, title, city, viewer, number }: About & { number: number }
): Promise<Said | undefined> {
	const step = await stepByNumber(db, cityId, id, number);
	const words = step && stepWords[step.from === 'merged' ? 'undone' : step.to];
	if (!words) return undefined;
	const merged =
		step.to === 'merged' ? await whereItLivesOn(db, { cityId, id, viewer }) : undefined;
	return {
		other: merged?.id,
		subject: words.subject({ title, city }, { locale }),
		paragraphs: [
			words.said({ title, city }, { locale }),
			...(merged ? [otherIn(merged, locale)] : []),
			quoted(step.note, step.noteLanguage ?? locale, locale),
			...(merged ? [m.mail_proposal_merged_supports({}, { locale })] : [])
		]
	};
}

function otherIn(
	{ title, language }: { title: string; language: string },
	locale: Locale
): Paragraph {
	const label = m.mail_proposal_merged_other({}, { locale });
	return { label, text: title, lang: language === locale ? undefined : language };
}

type Sentence = (inputs: { title: string; city: string }, options: { locale: Locale }) => string;

/** Steps that people are told of by a note. */
const stepWords: Partial<Record<string, { subject: Sentence; said: Sentence }>> = {
	'in-progress': {
		subject: m.mail_proposal_in_progress_subject,
		said: m.mail_proposal_in_progress_said
	},
	done: { subject: m.mail_proposal_done_subject, said: m.mail_proposal_done_said },
	dropped: { subject: m.mail_proposal_dropped_subject, said: m.mail_proposal_dropped_said },
	withdrawn: { subject: m.mail_proposal_withdrawn_subject, said: m.mail_proposal_withdrawn_said },
	merged: { subject: m.mail_proposal_merged_subject, said: m.mail_proposal_merged_said },
	undone: { subject: m.mail_proposal_unmerged_subject, said: m.mail_proposal_unmerged_said }
};

function quoted(text: string, language: string, locale: Locale): Paragraph {
	return { text, quote: true, lang: language === locale ? undefined : language };
}
