import { asResident } from '#lib/domain/actor.ts';
import { NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { can, hasReached } from '#lib/domain/proposal.ts';
import { reachThreshold, requireSupportable } from '#lib/domain/proposal/transitions.ts';
import type { Context } from '../context.ts';
import type { Db } from '../database/connect.ts';
import { recordActivity } from '../queries/activity.ts';
import { moveProposal } from '../queries/proposals/steps.ts';
import { lockProposal } from '../queries/proposals.ts';
import { deleteSupport, insertSupport } from '../queries/supports.ts';
import { recordOccurrence } from './notifications/recording.ts';
import { followByTakingPart } from './steps/following.ts';

/**
 * Stands behind a proposal; doing so again changes nothing. The support that reaches the threshold
 * moves the proposal on, once.
 * @throws Conflict when the city has answered, or the proposal was withdrawn
 */
export async function supportProposal(context: Context, id: number): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const { proposal, supporter } = await supportable(trx, context, id);
		const supports = await insertSupport(trx, { ...supporter, at: context.now });
		if (supports === undefined) return;
		await record(trx, context, proposal, 'support proposal');
		await followByTakingPart(trx, context, supporter.residentId, { kind: 'content', id });
		const { state, threshold } = proposal;
		if (!can('reach threshold', state) || !hasReached({ supports, threshold })) return;
		await moveProposal(trx, {
			cityId: context.city.id,
			proposalId: id,
			from: state,
			to: reachThreshold(state, { supports, threshold }),
			by: null,
			at: context.now
		});
		await recordOccurrence(trx, {
			cityId: context.city.id,
			kind: 'threshold reached',
			contentId: id,
			groupId: proposal.groupId ?? undefined,
			actorId: null,
			at: context.now
		});
	});
}

/** Stands behind it no more; a threshold that was reached stays reached. @throws Conflict after the answer */
export async function takeBackSupport(context: Context, id: number): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const { proposal, supporter } = await supportable(trx, context, id);
		const supports = await deleteSupport(trx, supporter);
		if (supports !== undefined) await record(trx, context, proposal, 'take back support');
	});
}

async function supportable(trx: Db, { city, actor }: Context, id: number) {
	const proposal = await lockProposal(trx, { cityId: city.id, id, viewer: actor });
	if (!proposal) throw new NotFound();
	authorize(actor, 'support proposal');
	requireSupportable(proposal.state);
	const residentId = asResident(actor).id;
	return { proposal, supporter: { cityId: city.id, proposalId: id, residentId } };
}

async function record(
	trx: Db,
	{ city, actor }: Context,
	{ id, groupId }: { id: number; groupId: number | null },
	verb: string
): Promise<void> {
	await recordActivity(trx, {
		cityId: city.id,
		actorId: asResident(actor).id,
		verb,
		groupId: groupId ?? undefined,
		contentId: id
	});
}
