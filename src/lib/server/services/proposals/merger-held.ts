import { Conflict, NotFound } from '#lib/domain/errors.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { visibilityOfGroup } from '../../queries/proposals/merged.ts';
import { liveMerger, lockMerger } from '../../queries/proposals/mergers.ts';
import { lockProposal } from '../../queries/proposals.ts';

export type HeldProposal = NonNullable<Awaited<ReturnType<typeof lockProposal>>>;

/**
 * Two proposals, held for this transaction: the lower number first, so that two who want the same two never
 * wait for one another. The second may be one that the viewer cannot read. @throws NotFound
 */
export async function holdBoth(
	trx: Db,
	{ city, actor: viewer }: Context,
	fromId: number,
	intoId: number
): Promise<{ from: HeldProposal; into: HeldProposal | undefined }> {
	const held = new Map<number, HeldProposal | undefined>();
	for (const id of [fromId, intoId].sort((one, other) => one - other))
		held.set(id, await lockProposal(trx, { cityId: city.id, id, viewer }));
	const from = held.get(fromId);
	if (!from) throw new NotFound();
	return { from, into: held.get(intoId) };
}

/** The merger of a proposal that holds or waits for an answer, held with both. @throws NotFound, Conflict when there is none */
export async function holdMerger(trx: Db, context: Context, fromId: number) {
	const live = await liveMerger(trx, context.city.id, fromId);
	const held = await holdBoth(trx, context, fromId, live?.intoId ?? fromId);
	const merger = live && (await lockMerger(trx, { cityId: context.city.id, mergerId: live.id }));
	if (!merger) throw new Conflict('merger_over');
	return { ...held, merger };
}

/** What one has to know to say whether two fit. */
export async function fitOf(db: Db, { city }: Context, { id, state, groupId }: HeldProposal) {
	return { id, state, groupId, groupVisibility: await visibilityOfGroup(db, city.id, groupId) };
}
