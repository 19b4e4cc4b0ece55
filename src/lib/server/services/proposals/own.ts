import { Conflict, Invalid, NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { requireEditable } from '#lib/domain/proposal/transitions.ts';
import { chosen, type DraftFields } from '#lib/domain/proposal/writing.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { toSafeHtml } from '../../markdown.ts';
import { isOffered } from '../../queries/proposals/choices.ts';
import { lockProposal, updateText, type WrittenText } from '../../queries/proposals.ts';

/** The proposal, locked for its author. @throws NotFound, SignInRequired, Forbidden */
export async function ownProposal(trx: Db, { city, actor }: Context, id: number) {
	const proposal = await lockProposal(trx, { cityId: city.id, id, viewer: actor });
	if (!proposal) throw new NotFound();
	authorize(actor, 'edit proposal', { authorId: proposal.authorId });
	return proposal;
}
export type OwnProposal = Awaited<ReturnType<typeof ownProposal>>;

/**
 * Writes the fields over the text of a locked proposal.
 * @returns the moment of the save, the former one when nothing was changed
 * @throws Conflict when another text was saved since the writer began and they did not choose, or the text stands
 */
export async function keepText(
	trx: Db,
	{ city, now }: Context,
	proposal: OwnProposal,
	fields: DraftFields
): Promise<Date> {
	requireEditable(proposal.state);
	const text = await textOf(trx, city.id, proposal, fields);
	if (isSame(text, proposal)) return proposal.savedAt;
	if (!fields.anyway && fields.base !== proposal.savedAt.toISOString())
		throw new Conflict('proposal_saved_elsewhere');
	// Two saves within one millisecond are still two saves.
	const savedAt = new Date(Math.max(now.getTime(), proposal.savedAt.getTime() + 1));
	const bodyHtml = toSafeHtml(text.body);
	await updateText(trx, { cityId: city.id, id: proposal.id, text, bodyHtml, savedAt });
	return savedAt;
}

/** What was chosen has to be on the city's list; what the proposal had already stays possible. */
async function textOf(
	db: Db,
	cityId: number,
	had: OwnProposal,
	{ title, summary, body, language, ...choices }: DraftFields
): Promise<WrittenText> {
	const text = { title, summary, body, language };
	const categoryId = chosen(choices.categoryId);
	const neighbourhoodId = chosen(choices.neighbourhoodId);
	if (categoryId !== had.categoryId && !(await isOffered(db, 'category', cityId, categoryId)))
		throw new Invalid('proposal_choice_gone', 'categoryId');
	if (
		neighbourhoodId !== had.neighbourhoodId &&
		!(await isOffered(db, 'neighbourhood', cityId, neighbourhoodId))
	)
		throw new Invalid('proposal_choice_gone', 'neighbourhoodId');
	return { ...text, categoryId, neighbourhoodId };
}

function isSame(one: WrittenText, other: WrittenText): boolean {
	const fields = ['title', 'summary', 'body', 'language', 'categoryId', 'neighbourhoodId'] as const;
	return fields.every((field) => one[field] === other[field]);
}
