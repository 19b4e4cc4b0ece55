import { Conflict } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import type { WithdrawalFields } from '#lib/domain/proposal/answering.ts';
import { isUndoable, takeWay, undoesAs } from '#lib/domain/proposal/merger.ts';
import { undoMerger as wayBack } from '#lib/domain/proposal/transitions.ts';
import type { Context } from '../../context.ts';
import { toSafeHtml } from '../../markdown.ts';
import { endMerger } from '../../queries/proposals/mergers.ts';
import { moveProposal } from '../../queries/proposals/steps.ts';
import { holdMerger } from './merger-held.ts';
import { recordMerger, tellMerger } from './merger-telling.ts';
import { tellPeople } from './telling.ts';

/**
 * Makes a merged proposal what it was: its state and since when, its supports, its place on the lists. Its
 * people are told again. For thirty days, also while the other cannot be read.
 * @throws NotFound, Forbidden, Conflict when it is not merged, or that is longer ago
 */
export async function undoMerger(
	context: Context,
	fromId: number,
	{ reason, language }: WithdrawalFields
): Promise<void> {
	const { db, city, actor, now: at } = context;
	await db.transaction().execute(async (trx) => {
		const { from, merger } = await holdMerger(trx, context, fromId);
		const { fromAuthorId, intoAuthorId, formerState, formerSince } = merger;
		const { id: by } = authorizeResident(actor, 'undo merger', {
			authorId: undoesAs(actor, merger)
		});
		const state = takeWay('undo', merger.state);
		if (!isUndoable(merger, at)) throw new Conflict('merger_too_late');
		if (!formerState || !formerSince) throw new Error('A merger keeps what was before it.');
		await endMerger(trx, { cityId: city.id, mergerId: merger.id }, { state, by, at, word: reason });
		const number = await moveProposal(trx, {
			cityId: city.id,
			proposalId: fromId,
			from: from.state,
			to: wayBack(from.state, formerState),
			by,
			at,
			since: formerSince,
			note: { text: reason, html: toSafeHtml(reason), language }
		});
		await recordMerger(trx, context, from, 'undo merger', { merger: merger.id });
		const people = [fromAuthorId, intoAuthorId, merger.suggestedBy];
		await tellMerger(trx, context, from, 'merger undone', people);
		await tellPeople(trx, city, fromId, { kind: 'step', number }, { except: by });
	});
}
