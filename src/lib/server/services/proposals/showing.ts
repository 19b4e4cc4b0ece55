import { isStaff, residentId, type Actor } from '#lib/domain/actor.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { may } from '#lib/domain/permissions.ts';
import { can, isSupportable, type ProposalState } from '#lib/domain/proposal.ts';
import { timelineOf } from '#lib/domain/proposal/timeline.ts';
import { fieldsOf, proposalSchema } from '#lib/domain/proposal/writing.ts';
import { offerTranslation, wantedTranslation } from '#lib/domain/translation.ts';
import { announcedThread } from '#lib/domain/thread/announced.ts';
import { wordsIn, type Said, type Words } from '#lib/domain/words.ts';
import type { Context } from '../../context.ts';
import { answersTo } from '../../queries/answers.ts';
import { stepsOf } from '../../queries/proposals/steps.ts';
import { findProposal } from '../../queries/proposals.ts';
import { noteView } from '../views.ts';
import { maySuggest, mergersOf, noMergers } from './mergers.ts';

/** A proposal with all that became of it, and what this viewer can do about it. Open to all who can see it. */
export async function showProposal(context: Context, id: number) {
	const { db, city, actor } = context;
	const sought = { cityId: city.id, id, viewer: actor };
	const proposal = await findProposal(db, sought, wantedTranslation(context));
	if (!proposal) throw new NotFound();
	const isDraft = proposal.state === 'draft';
	const [steps, answers, mergers] = isDraft
		? [[], [], noMergers]
		: await Promise.all([
				stepsOf(db, city.id, id),
				answersTo(db, city.id, id),
				mergersOf(context, id)
			]);
	if (!isDraft && residentId(actor) !== proposal.authorId) noteView(city.id, id);
	const { categoryNames, neighbourhoodNames, body: _, bodyHtml, isTranslated, ...shown } = proposal;
	const isPublic = !isDraft && proposal.groupVisibility === 'public';
	const text = { language: proposal.language, isPublic, isTranslated };
	return {
		...shown,
		html: bodyHtml,
		translation: offerTranslation(actor, text, context),
		category: said(context, categoryNames),
		neighbourhood: said(context, neighbourhoodNames),
		isSupportable: isSupportable(proposal.state),
		isComplete: !isDraft || proposalSchema.safeParse(fieldsOf(proposal)).success,
		timeline: timelineOf({ ...proposal, steps }),
		steps,
		answer: answers[0],
		formerAnswers: answers.slice(1),
		...mergers,
		thread: isDraft ? null : announcedThread(proposal),
		canFollowAuthor: canFollowAuthor(actor, proposal),
		can: {
			...actsOf(actor, proposal),
			merge: maySuggest(actor, proposal.state, mergers.asked.length > 0)
		}
	};
}
export type ShownProposal = Awaited<ReturnType<typeof showProposal>>;

/** Whether the page offers it; a visitor signs in first. */
function canFollowAuthor(
	actor: Actor,
	proposal: { state: ProposalState; authorId: number | null }
) {
	const { state, authorId } = proposal;
	return state !== 'draft' && authorId !== null && authorId !== residentId(actor);
}

function said({ locale, city }: Context, names: Words | null): Said | null {
	return names && wordsIn(names, locale, city.locales);
}

/** The acts that the page offers to this viewer now. */
function actsOf(
	actor: Actor,
	{
		state,
		authorId,
		groupId
	}: { state: ProposalState; authorId: number | null; groupId: number | null }
) {
	const subject = { authorId, groupId: groupId ?? undefined };
	return {
		edit: may(actor, 'edit proposal', subject) && (state === 'draft' || state === 'gathering'),
		withdraw: may(actor, 'withdraw proposal', subject) && can('withdraw', state),
		review: may(actor, 'review proposal', subject) && can('take under review', state),
		answer: may(actor, 'answer proposal', subject) && can('answer', state),
		correct: may(actor, 'answer proposal', subject) && can('correct answer', state),
		report: may(actor, 'report progress', subject) && (can('finish', state) || can('drop', state)),
		isStaff: isStaff(actor)
	};
}
