import type { Actor } from '#lib/domain/actor.ts';
import { Conflict, Invalid } from '#lib/domain/errors.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import {
	mergerSides,
	requireFit,
	sidesOf,
	takeWay,
	type Consent,
	type SuggestionFields
} from '#lib/domain/proposal/merger.ts';
import { merge } from '#lib/domain/proposal/transitions.ts';
import { isOneOf, openStates } from '#lib/domain/proposal.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { toSafeHtml } from '../../markdown.ts';
import {
	beginMerger,
	endMerger,
	insertMerger,
	isAsked,
	keepConsent,
	type HeldMerger
} from '../../queries/proposals/mergers.ts';
import { moveProposal } from '../../queries/proposals/steps.ts';
import { fitOf, holdBoth, holdMerger, type HeldProposal } from './merger-held.ts';
import { recordMerger as record, tellMerger as tell } from './merger-telling.ts';
import { tellPeople } from './telling.ts';

/**
 * Asks the authors of two proposals whether the first may live on in the second. Nothing happens before
 * both have agreed.
 * @throws NotFound, Forbidden, Invalid when the other does not fit, Conflict when either is asked already
 */
export async function suggestMerger(
	context: Context,
	fromId: number,
	{ into: intoId, reason, language }: SuggestionFields
): Promise<void> {
	const { db, city, actor, now: at } = context;
	const { id: by } = authorizeResident(actor, 'suggest merger');
	await db.transaction().execute(async (trx) => {
		const { from, into } = await holdBoth(trx, context, fromId, intoId);
		if (!into) throw new Invalid('merger_not_found', 'into');
		requireFit(await fitOf(trx, context, from), await fitOf(trx, context, into));
		if (await isAsked(trx, city.id, fromId, mergerSides)) throw new Conflict('merger_asked');
		if (await isAsked(trx, city.id, intoId, ['from'])) throw new Conflict('merger_other_asked');
		const asked = { cityId: city.id, fromId, intoId, reason, language, by, at };
		const merger = await insertMerger(trx, asked);
		await record(trx, context, from, 'suggest merger', { merger, into: intoId });
		const told = from.authorId === into.authorId ? [from] : [from, into];
		for (const proposal of told) {
			await tell(trx, context, proposal, 'merger suggested', [proposal.authorId]);
		}
	});
}

/**
 * Agrees for what one has written. The last of the two who agree merges: the first proposal takes no
 * supports any more, those that it has stay with it, and its people are told where it lives on.
 * @throws NotFound, Forbidden, Conflict when the suggestion is over, or the other cannot be read now
 */
export async function agreeToMerger(context: Context, fromId: number): Promise<void> {
	const { db, city, actor, now: at } = context;
	await db.transaction().execute(async (trx) => {
		const { from, into, merger } = await holdMerger(trx, context, fromId);
		const { by, sides } = requireSides(actor, merger);
		takeWay('agree', merger.state);
		if (!into) throw new Conflict('merger_other_hidden');
		requireFit(await fitOf(trx, context, from), await fitOf(trx, context, into));
		const key = { cityId: city.id, mergerId: merger.id };
		for (const side of sides) await keepConsent(trx, key, side, { by, at });
		await record(trx, context, from, 'agree to merger', { merger: merger.id, into: into.id });
		const hasFrom = merger.fromAgreedAt !== null || sides.includes('from');
		const hasInto = merger.intoAgreedAt !== null || sides.includes('into');
		if (hasFrom && hasInto) await mergeNow(trx, context, { from, merger, by });
	});
}

/** Says no for what one has written, with a word for those who asked. @throws NotFound, Forbidden, Conflict */
export async function declineMerger(
	context: Context,
	fromId: number,
	{ word }: { word: string }
): Promise<void> {
	const { db, city, actor, now: at } = context;
	await db.transaction().execute(async (trx) => {
		const { from, merger } = await holdMerger(trx, context, fromId);
		const { by } = requireSides(actor, merger);
		const state = takeWay('decline', merger.state);
		await endMerger(trx, { cityId: city.id, mergerId: merger.id }, { state, by, at, word });
		await record(trx, context, from, 'decline merger', { merger: merger.id });
		await tell(trx, context, from, 'merger dropped', everyone(merger));
	});
}

/** Takes a suggestion back before both have agreed. @throws NotFound, Forbidden, Conflict */
export async function withdrawMerger(context: Context, fromId: number): Promise<void> {
	const { db, city, actor, now: at } = context;
	const { id: by } = authorizeResident(actor, 'suggest merger');
	await db.transaction().execute(async (trx) => {
		const { from, merger } = await holdMerger(trx, context, fromId);
		const state = takeWay('withdraw', merger.state);
		await endMerger(trx, { cityId: city.id, mergerId: merger.id }, { state, by, at, word: '' });
		await record(trx, context, from, 'withdraw merger', { merger: merger.id });
		await tell(trx, context, from, 'merger dropped', everyone(merger));
	});
}

async function mergeNow(
	trx: Trx,
	context: Context,
	{ from, merger, by }: { from: HeldProposal; merger: HeldMerger; by: number }
): Promise<void> {
	const { city, now: at } = context;
	const { state: former, stateSince: since } = from;
	const to = merge(former);
	if (!isOneOf(openStates, former)) throw new Error('Only what takes supports is merged.');
	await beginMerger(trx, { cityId: city.id, mergerId: merger.id }, { former, since, at });
	const number = await moveProposal(trx, {
		cityId: city.id,
		proposalId: from.id,
		from: former,
		to,
		by: merger.suggestedBy,
		at,
		mergerId: merger.id,
		note: { text: merger.reason, html: toSafeHtml(merger.reason), language: merger.language }
	});
	await record(trx, context, from, 'merge proposal', { merger: merger.id, into: merger.intoId });
	await tell(trx, context, from, 'proposal merged', everyone(merger));
	await tellPeople(trx, city, from.id, { kind: 'step', number }, { except: by });
}

function requireSides(actor: Actor, merger: HeldMerger) {
	const sides = sidesOf(actor, merger);
	const [side] = sides;
	const authorId = side && (side === 'from' ? merger.fromAuthorId : merger.intoAuthorId);
	const { id: by } = authorizeResident(actor, 'answer merger', { authorId });
	return { by, sides };
}

const everyone = ({ fromAuthorId, intoAuthorId, suggestedBy }: Consent) => [
	fromAuthorId,
	intoAuthorId,
	suggestedBy
];
