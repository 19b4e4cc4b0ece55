import { asResident } from '#lib/domain/actor.ts';
import { Conflict } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import { publish } from '#lib/domain/proposal/transitions.ts';
import { fieldsOf, proposalSchema, type ProposalFields } from '#lib/domain/proposal/writing.ts';
import type { Context } from '../../context.ts';
import type { Db, Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { noteChange } from '../../queries/moderation/cases.ts';
import { showHeld } from '../../queries/moderation/holds.ts';
import { moveProposal } from '../../queries/proposals/steps.ts';
import { keepVersion } from '../../queries/proposals/versions.ts';
import { indexContent } from '../../queries/search/index-content.ts';
import { releaseProposal } from '../../queries/proposals.ts';
import { keepText, ownProposal, type OwnProposal } from './own.ts';
import { keepFindings, screenWriting, type Writing } from '../moderation/screening.ts';
import { settleHold } from '../moderation/settling.ts';
import { recordOccurrence } from '../notifications/recording.ts';
import { followByTakingPart } from '../steps/following.ts';
import { beginWriting } from '../steps/writers.ts';
import { requireOpenGroup } from './writing.ts';

/**
 * Shows a draft to those who can see its group, with these fields or as it was saved last. From now
 * on it gathers support, towards the threshold that its group has today. One that has to be looked at first
 * stays a draft until that was done.
 * @returns whether it waits
 * @throws Conflict when it is published already, incomplete, saved elsewhere meanwhile, its group is closed, or
 * its words are to be considered first
 */
export async function publishProposal(
	context: Context,
	id: number,
	fields?: ProposalFields,
	{ considered = fields?.considered }: { considered?: boolean } = {}
): Promise<{ waits: boolean }> {
	return context.db.transaction().execute(async (trx) => {
		await beginWriting(trx, context);
		const proposal = await ownProposal(trx, context, id);
		publish(proposal.state);
		const groupId = proposal.groupId ?? undefined;
		const writer = authorizeResident(context.actor, 'write proposal', { groupId });
		if (groupId !== undefined) await requireOpenGroup({ ...context, db: trx }, groupId);

		const text = fields ?? completeFields(proposal);
		await keepText(trx, context, proposal, text);
		const screened = await screenWriting(
			trx,
			context,
			writer,
			writingOf(proposal, text, considered)
		);
		const waits = screened.holdHours !== null;
		if (!waits) {
			await settleHold(trx, context, proposal, 'taken back');
			await showProposal(trx, context, proposal);
		}
		await keepFindings(trx, context, subjectOf(context, proposal), screened);
		if (waits) await noteChange(trx, context.city.id, id);
		return { waits };
	});
}

/** Publishes a locked draft: for its author, or for whoever looked at it first. */
export async function showProposal(
	trx: Trx,
	context: Context,
	proposal: OwnProposal
): Promise<void> {
	const { city, now: at } = context;
	const { id, state: from, authorId: by } = proposal;
	if (proposal.heldBy !== null) await showHeld(trx, { cityId: city.id, contentId: id });
	await releaseProposal(trx, { cityId: city.id, id, at });
	await moveProposal(trx, { cityId: city.id, proposalId: id, from, to: publish(from), by, at });
	await keepAndRecord(trx, context, proposal, 'publish proposal');
	if (by !== null) await followByTakingPart(trx, context, by, { kind: 'content', id });
	await recordOccurrence(trx, {
		cityId: city.id,
		kind: 'proposal published',
		contentId: id,
		groupId: proposal.groupId ?? undefined,
		actorId: by,
		at
	});
}

/**
 * Changes the text of a proposal that gathers support: the former text stays readable as a version.
 * @throws Conflict when the text stands, another text was saved meanwhile, or its words are to be considered first
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
		const writing = writingOf(proposal, fields, fields.considered);
		const writer = asResident(context.actor);
		const screened = await screenWriting(trx, context, writer, { ...writing, isChange: true });
		await keepAndRecord(trx, context, proposal, 'edit proposal');
		await keepFindings(trx, context, subjectOf(context, proposal), screened);
		await noteChange(trx, context.city.id, id);
	});
}

/** All that people read of it. */
function writingOf(
	{ groupId }: OwnProposal,
	{ title, summary, body, language }: ProposalFields,
	considered?: boolean
): Writing {
	return { text: [title, summary, body].join('\n'), language, groupId, considered };
}

const subjectOf = ({ city }: Context, { id, groupId, heldBy }: OwnProposal) => ({
	cityId: city.id,
	contentId: id,
	groupId,
	heldBy
});

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
