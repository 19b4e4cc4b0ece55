import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import type { Item } from '../../queries/moderation/items.ts';
import { settleMarks, settleResident, settleThread } from '../../queries/moderation/standing.ts';
import type { DecidedStep } from '#lib/domain/moderation/ladder.ts';
import { threadToActIn } from '../threads/beginning.ts';
import { hideItem, showItem } from './hiding.ts';
import { hideWhole, putWordsBack, replaceWords, showWhole } from './replacing.ts';

/** A decision as far as it changes what people can read and do. */
export interface Effect {
	id: number;
	step: DecidedStep;
	/** The discussion that it closes. */
	threadId: number | null;
	affectedId: number | null;
}

/**
 * The discussion that the item is, stands in, or has, held against everybody who writes there; one that
 * nobody has begun yet is begun, so that it can be closed.
 */
export async function threadToClose(trx: Trx, context: Context, item: Item): Promise<number> {
	const { id } = await threadToActIn(trx, context, item.threadId ?? item.id);
	return id;
}

/** Lets a decision take effect: from this commit on it holds everywhere. */
export async function takeEffect(
	trx: Trx,
	{ city }: Pick<Context, 'city'>,
	item: Item,
	decision: Effect
): Promise<void> {
	if (decision.step === 'hide') {
		await hideItem(trx, city.id, item, decision.id);
		await replaceWords(trx, city, item, decision.id);
	}
	if (decision.step === 'hide-account') await hideWhole(trx, city, item, decision.id);
	await settle(trx, city.id, item, decision);
}

/** Takes its effect back, once the row is there that reverses it: everything is as it was. */
export async function takeBack(
	trx: Trx,
	{ city }: Pick<Context, 'city'>,
	item: Item,
	decision: Effect
): Promise<void> {
	if (item.hiddenBy === decision.id) {
		await showItem(trx, city.id, item);
		await putWordsBack(trx, city, item, decision.id);
	}
	if (decision.step === 'hide-account') await showWhole(trx, city, item, decision.id);
	await settle(trx, city.id, item, decision);
}

async function settle(
	trx: Trx,
	cityId: number,
	item: Item,
	{ step, threadId, affectedId }: Effect
): Promise<void> {
	if (step === 'label' || step === 'collapse')
		await settleMarks(trx, { cityId, contentId: item.id });
	if (threadId !== null) await settleThread(trx, cityId, threadId);
	if (affectedId !== null) await settleResident(trx, cityId, affectedId);
}
