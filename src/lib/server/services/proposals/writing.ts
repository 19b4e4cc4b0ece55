import { asResident } from '#lib/domain/actor.ts';
import { Conflict } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { DraftFields, NewProposal } from '#lib/domain/proposal/writing.ts';
import type { Context } from '../../context.ts';
import { hasCase, noteChange } from '../../queries/moderation/cases.ts';
import { groupsToWriteIn } from '../../queries/proposals/choices.ts';
import { deleteDraft, insertDraft } from '../../queries/proposals.ts';
import { keepText, ownProposal } from './own.ts';

/**
 * Begins a draft, which only its author sees.
 * @returns its id
 * @throws Forbidden without a seat in the group, Conflict when the group is closed
 */
export async function beginProposal(context: Context, fields: NewProposal): Promise<number> {
	const { db, actor, city, now, locale } = context;
	const groupId = Number(fields.groupId);
	authorize(actor, 'write proposal', { groupId });
	await requireOpenGroup(context, groupId);
	return db.transaction().execute((trx) =>
		insertDraft(trx, {
			cityId: city.id,
			groupId,
			authorId: asResident(actor).id,
			title: fields.title,
			language: locale,
			at: now
		})
	);
}

/**
 * Keeps what is written so far.
 * @returns the moment of the save: the next one begins from it
 * @throws Conflict when another text was saved meanwhile, or the proposal is published
 */
export async function saveDraft(context: Context, id: number, fields: DraftFields): Promise<Date> {
	return context.db.transaction().execute(async (trx) => {
		const proposal = await ownProposal(trx, context, id);
		if (proposal.state !== 'draft') throw new Conflict('proposal_published');
		const savedAt = await keepText(trx, context, proposal, fields);
		if (savedAt !== proposal.savedAt) await noteChange(trx, context.city.id, id);
		return savedAt;
	});
}

/**
 * Takes a draft away for good. @throws Conflict when it is published: then it can be withdrawn; or when
 * facilitators have a case about it
 */
export async function discardDraft(context: Context, id: number): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const { state } = await ownProposal(trx, context, id);
		if (state !== 'draft') throw new Conflict('proposal_published');
		if (await hasCase(trx, context.city.id, id)) throw new Conflict('draft_has_case');
		await deleteDraft(trx, context.city.id, id);
	});
}

/** @throws Conflict when nothing new is written in the group any more */
export async function requireOpenGroup(
	{ db, city, actor }: Context,
	groupId: number
): Promise<void> {
	const groups = await groupsToWriteIn(db, city.id, actor);
	if (!groups.some(({ id }) => id === groupId)) throw new Conflict('proposal_group_closed');
}
