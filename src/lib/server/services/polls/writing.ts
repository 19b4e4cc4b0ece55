import type { Locale } from '#lib/domain/locale.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import { draftOf, type PollTemplate } from '#lib/domain/poll/templates.ts';
import type { NewPoll } from '#lib/domain/poll/writing.ts';
import { to } from '#lib/i18n/link.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Context } from '../../context.ts';
import { newPollSecret } from '../../poll-keys.ts';
import { recordActivity } from '../../queries/activity.ts';
import { insertPoll } from '../../queries/polls.ts';
import { linkableProposals, type LinkableProposal } from '../../queries/polls/proposals.ts';
import { insertSecret } from '../../queries/polls/rules.ts';
import { holdGroup, seeGroup } from '../steps/groups.ts';

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
		questionText: questionTexts[template]?.({}, { locale: language ?? locale }) ?? '',
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
		const plan = { title, language: draft.language, draft, follows: null };
		const pollId = await insertPoll(trx, {
			...plan,
			...{ cityId: city.id, groupId, authorId: by, at: now }
		});
		await insertSecret(trx, { cityId: city.id, pollId }, newPollSecret());
		await recordActivity(trx, {
			cityId: city.id,
			actorId: by,
			verb: 'begin poll',
			groupId: groupId ?? undefined,
			contentId: pollId,
			detail: { template }
		});
		return pollId;
	});
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

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const questionTexts: Partial<Record<PollTemplate, Word>> = {
	score: m.poll_template_score_text,
	dots: m.poll_template_dots_text,
	consent: m.poll_template_consent_text,
	budget: m.poll_template_budget_text,
	meet: m.poll_template_meet_text
};
