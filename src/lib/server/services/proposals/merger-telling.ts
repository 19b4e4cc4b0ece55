import { residentId } from '#lib/domain/actor.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';
import { recordOccurrence } from '../notifications/recording.ts';

interface About {
	id: number;
	groupId: number | null;
}

/** The line of the log, in the transaction of the act. */
export async function recordMerger(
	trx: Trx,
	{ city, actor }: Context,
	{ id, groupId }: About,
	verb: string,
	detail: Record<string, number | string>
): Promise<void> {
	await recordActivity(trx, {
		cityId: city.id,
		actorId: residentId(actor),
		verb,
		groupId: groupId ?? undefined,
		contentId: id,
		detail
	});
}

/** Tells those whom a merger is about, each once; never who did it. */
export async function tellMerger(
	trx: Trx,
	{ city, actor, now }: Context,
	{ id, groupId }: About,
	kind: 'merger suggested' | 'merger dropped' | 'proposal merged' | 'merger undone',
	people: readonly (number | null)[]
): Promise<void> {
	await recordOccurrence(trx, {
		cityId: city.id,
		kind,
		contentId: id,
		groupId: groupId ?? undefined,
		actorId: residentId(actor),
		at: now,
		detail: { residents: [...new Set(people.filter((one) => one !== null))] }
	});
}
