import { Conflict } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { publish } from '#lib/domain/proposal/transitions.ts';
import { fieldsOf, proposalSchema, type ProposalFields } from '#lib/domain/proposal/writing.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { returnToQueue } from '../../queries/moderation/cases.ts';
import { moveProposal } from '../../queries/proposals/steps.ts';
import { keepVersion } from '../../queries/proposals/versions.ts';
import { indexContent } from '../../queries/search/index-content.ts';
import { releaseProposal } from '../../queries/proposals.ts';
import { keepText, ownProposal, type OwnProposal } from './own.ts';
import { recordOccurrence } from '../notifications/recording.ts';
import { followByTakingPart } from '../steps/following.ts';
import { requireOpenGroup } from './writing.ts';

/**
 * Shows a draft to those who can see its group, with these fields or as it was saved last. From now
 * on it gathers support, towards the threshold that its group has today.
 * @throws Conflict when it is published already, incomplete, saved elsewhere meanwhile, or its group is closed
 */
export async function publishProposal(
	context: Context,
	id: number,
	fields?: ProposalFields
): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const proposal = await ownProposal(trx, context, id);
		const { state: from, authorId: by } = proposal;
		const to = publish(from);
		const groupId = proposal.groupId ?? undefined;
		authorize(context.actor, 'write proposal', { groupId });
		if (groupId !== undefined) await requireOpenGroup({ ...context, db: trx }, groupId);

		await keepText(trx, context, proposal, fields ?? completeFields(proposal));
		await releaseProposal(trx, { cityId: context.city.id, id, at: context.now });
		const { city, now: at } = context;
		await moveProposal(trx, { cityId: city.id, proposalId: id, from, to, by, at });
		await keepAndRecord(trx, context, proposal, 'publish proposal');
		if (by !== null) await followByTakingPart(trx, context, by, { kind: 'content', id });
		await recordOccurrence(trx, {
			cityId: city.id,
			kind: 'proposal published',
			contentId: id,
			groupId,
			actorId: by,
			at
		});
	});
}

/**
 * Changes the text of a proposal that gathers support: the former text stays readable as a version.
 * @throws Conflict when the text stands, or another text was saved meanwhile
 */
export async function changeProposal(
	context: Context,
	id: number,
	fields: ProposalFields
): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const proposal = await ownProposal(trx, context, id);
		if (proposal.state === 'draft') throw new Conflict('proposal_not_published');
		const savedAt = await keepText(trx, context, proposal, fields);
		if (savedAt === proposal.savedAt) return;
		await keepAndRecord(trx, context, proposal, 'edit proposal');
		await returnToQueue(trx, context.city.id, id);
	});
}

/** What stands now becomes a version, can be found, and is in the log. */
async function keepAndRecord(
	trx: Db,
	{ city, now }: Context,
	{ id, authorId, groupId }: OwnProposal,
	verb: string
): Promise<void> {
	const kept = { cityId: city.id, proposalId: id, by: authorId, at: now };
	const { version, ...text } = await keepVersion(trx, kept);
	await recordActivity(trx, {
		cityId: city.id,
		actorId: authorId,
		verb,
		groupId: groupId ?? undefined,
		contentId: id,
		detail: { version }
	});
	await indexContent(trx, { cityId: city.id, contentId: id, kind: 'proposal', ...text });
}

/** A draft as it was saved last, when it can be published as it is. */
function completeFields(proposal: OwnProposal): ProposalFields {
	const parsed = proposalSchema.safeParse(fieldsOf(proposal));
	if (!parsed.success) throw new Conflict('proposal_incomplete');
	return parsed.data;
}
