import { residentId } from '#lib/domain/actor.ts';
import { Conflict, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { can } from '#lib/domain/proposal.ts';
import type { AnswerFields } from '#lib/domain/proposal/answering.ts';
import { answer, correctAnswer } from '#lib/domain/proposal/transitions.ts';
import type { Context } from '../context.ts';
import { toSafeHtml } from '../markdown.ts';
import { recordActivity } from '../queries/activity.ts';
import { answersTo, insertAnswer } from '../queries/answers.ts';
import { moveProposal } from '../queries/proposals/steps.ts';
import { lockProposal } from '../queries/proposals.ts';
import { recordOccurrence } from './notifications/recording.ts';
import { tellPeople } from './proposals/telling.ts';

/**
 * What the city says to a proposal; said again, it is a correction, and the former words stay
 * readable. Its author and everyone who supports it are told once: of the first answer and of
 * another verdict always, of other corrections when `tell` is set.
 * @throws Conflict when there is nothing to answer (any more), or somebody else has answered meanwhile
 */
export async function answerProposal(
	context: Context,
	id: number,
	{ version, tell, ...said }: AnswerFields
): Promise<void> {
	const { db, city, actor, now } = context;
	await db.transaction().execute(async (trx) => {
		const proposal = await lockProposal(trx, { cityId: city.id, id, viewer: actor });
		if (!proposal) throw new NotFound();
		const groupId = proposal.groupId ?? undefined;
		authorize(actor, 'answer proposal', { groupId });
		const [standing] = await answersTo(trx, city.id, id);
		if (version !== (standing?.version ?? 0)) throw new Conflict('proposal_answered_meanwhile');

		const { state } = proposal;
		const next = can('answer', state)
			? answer(state, said.verdict)
			: correctAnswer(state, said.verdict);
		const given = { cityId: city.id, proposalId: id, by: residentId(actor), at: now };
		const reasonHtml = toSafeHtml(said.reason);
		await insertAnswer(trx, { ...given, ...said, reasonHtml, version: version + 1 });
		await moveProposal(trx, { ...given, from: state, to: next });
		await recordActivity(trx, {
			cityId: city.id,
			actorId: residentId(actor),
			verb: version === 0 ? 'answer proposal' : 'correct answer',
			groupId,
			contentId: id,
			detail: { verdict: said.verdict, version: version + 1 }
		});
		if (!tell && said.verdict === standing?.verdict) return;
		await tellPeople(trx, city, id, { kind: 'answer', version: version + 1 });
		await recordOccurrence(trx, {
			cityId: city.id,
			kind: version === 0 ? 'proposal answered' : 'answer corrected',
			contentId: id,
			groupId,
			actorId: residentId(actor),
			at: now
		});
	});
}
