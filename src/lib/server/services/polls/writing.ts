import { residentId } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { isLocale, type Locale } from '#lib/domain/locale.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import { nextId, type PollDraft } from '#lib/domain/poll/draft.ts';
import { inOrder, picturesIn } from '#lib/domain/poll/option-list.ts';
import { mostQuestions } from '#lib/domain/poll/question.ts';
import { draftOf, questionOf, type PollTemplate } from '#lib/domain/poll/templates.ts';
import { momentOf, withFields, type NewPoll, type PollFields } from '#lib/domain/poll/writing.ts';
import type { Direction } from '#lib/domain/word-list.ts';
import { to } from '#lib/i18n/link.ts';
import type { Context } from '../../context.ts';
import { newPollSecret } from '../../poll-keys.ts';
import { letGoOfContent, recordActivity } from '../../queries/activity.ts';
import { hasCase } from '../../queries/moderation/cases.ts';
import { deletePoll, insertPoll } from '../../queries/polls.ts';
import { deleteUnusedPictures } from '../../queries/polls/pictures.ts';
import { linkableProposals, type LinkableProposal } from '../../queries/polls/proposals.ts';
import { insertSecret } from '../../queries/polls/rules.ts';
import { holdGroup, seeGroup } from '../steps/groups.ts';
import { holdDraft, keepDraft } from './drafts.ts';
import { questionText } from './template-words.ts';

/**
 * Begins a poll from a template, in a group or (staff alone) for the whole city; those who prepare
 * polls there see it. Its secrets are made here, so that nothing of them depends on what is asked.
 * @returns its id
 * @throws NotFound, Forbidden, Conflict when the group is closed
 */
export async function beginPoll(
	context: Context,
	{ groupId: asked, template, title, proposal: about, language }: NewPoll & { language?: Locale }
): Promise<number> {
	const { db, city, actor, now, locale } = context;
	const groupId = asked === '' ? null : Number(asked);
	if (groupId !== null) await seeGroup(context, groupId);
	const { id: by } = authorizeResident(actor, 'write poll', { groupId: groupId ?? undefined });
	const proposal = about === '' ? undefined : await linked(context, groupId, Number(about));
	const draft = draftOf(template, {
		title,
		language: language ?? locale,
		inGroup: groupId !== null,
		questionText: questionText(template, language ?? locale),
		...(proposal && {
			text: linkTo(context, proposal),
			option: { name: proposal.title, proposal: proposal.id }
		})
	});
	return db.transaction().execute(async (trx) => {
		if (groupId !== null) {
			const { state } = await holdGroup(trx, context, groupId, 'share');
			if (state === 'closed') throw new Conflict('poll_group_closed');
		}
		const pollId = await insertPoll(trx, {
			cityId: city.id,
			groupId,
			authorId: by,
			title,
			language: draft.language,
			draft,
			follows: null,
			at: now
		});
		await insertSecret(trx, { cityId: city.id, pollId }, newPollSecret());
		const entry = log(context, 'begin poll', { groupId });
		await recordActivity(trx, { ...entry, contentId: pollId, detail: { template } });
		return pollId;
	});
}

/** What is done with the questions of a poll while it is written. */
export type QuestionAct =
	| { act: 'move'; question: string; direction: Direction }
	| { act: 'remove'; question: string }
	| { act: 'add'; template: PollTemplate };

/**
 * Keeps what is written of a poll in preparation, and then moves, removes or adds a question.
 * @returns the moment of the save: the next one begins from it
 * @throws Conflict when something else was saved meanwhile, or the poll is announced or open
 */
export async function saveDraft(
	context: Context,
	id: number,
	fields: PollFields,
	act?: QuestionAct
): Promise<Date> {
	const { timeZone } = context.city;
	return context.db.transaction().execute(async (trx) => {
		const poll = await holdDraft(trx, context, id);
		const draft = withFields(poll.draft, fields);
		return keepDraft(trx, context, poll, {
			draft: act ? { ...draft, questions: afterAct(draft, act, context.locale) } : draft,
			opensAt: momentOf(fields.opensAt, poll.opensAt, timeZone),
			closesAt: momentOf(fields.closesAt, poll.closesAt, timeZone),
			saving: fields
		});
	});
}

/**
 * Takes a poll in preparation away for good, with its list and its pictures. @throws Conflict once it is
 * announced or open, or when facilitators have a case about it
 */
export async function discardPoll(context: Context, id: number): Promise<void> {
	const { city } = context;
	await context.db.transaction().execute(async (trx) => {
		const poll = await holdDraft(trx, context, id);
		if (await hasCase(trx, city.id, id)) throw new Conflict('draft_has_case');
		await letGoOfContent(trx, city.id, id);
		await deletePoll(trx, { cityId: city.id, pollId: id });
		await deleteUnusedPictures(trx, city.id, picturesIn(poll.draft));
		await recordActivity(trx, { ...log(context, 'discard poll', poll), detail: { content: id } });
	});
}

function afterAct({ questions, language }: PollDraft, act: QuestionAct, locale: Locale) {
	switch (act.act) {
		case 'move':
			return inOrder(questions, act.question, act.direction);
		case 'remove':
			return questions.filter(({ id }) => id !== act.question);
		case 'add': {
			if (questions.length >= mostQuestions) throw new Conflict('poll_questions_full');
			const text = questionText(act.template, isLocale(language) ? language : locale);
			return [...questions, questionOf(act.template, nextId('q', questions), { title: '', text })];
		}
	}
}

function log({ city, actor }: Context, verb: string, { groupId }: { groupId: number | null }) {
	return { cityId: city.id, actorId: residentId(actor), verb, groupId: groupId ?? undefined };
}

/** @throws NotFound for what is no published proposal that the voters could read */
async function linked({ db, city, actor }: Context, groupId: number | null, id: number) {
	const linking = { cityId: city.id, viewer: actor, groupId };
	const [proposal] = await linkableProposals(db, linking, [id]);
	if (!proposal) throw new NotFound();
	return proposal;
}

function linkTo({ city, locale }: Context, { id, title }: LinkableProposal): string {
	return `[${title.replace(/[[\]\\]/g, '\\$&')}](${to(`/${city.slug}/proposals/${id}`, locale)})`;
}
