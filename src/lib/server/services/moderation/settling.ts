import type { HoldOutcome } from '#lib/domain/moderation/hold.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { endHold, noteWaiting } from '../../queries/moderation/holds.ts';
import type { Item } from '../../queries/moderation/items.ts';

/** Ends the waiting; what was hidden by it stays out of sight until that is taken back. */
export async function settleHold(
	trx: Trx,
	{ city, now: at }: Context,
	{ heldBy, groupId }: Pick<Item, 'heldBy' | 'groupId'>,
	outcome: HoldOutcome
): Promise<void> {
	if (heldBy === null) return;
	const isOver = await endHold(trx, { cityId: city.id, holdId: heldBy }, { outcome, at });
	if (isOver && groupId !== null) await noteWaiting(trx, city.id, groupId);
}
