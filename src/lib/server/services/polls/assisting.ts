import type { Resident } from '#lib/domain/actor.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { recordActivity } from '../../queries/activity.ts';

/**
 * Names in the log who helped somebody vote: the act and the hour. Not whom, and no closer moment:
 * either would lead to a person's ballot.
 */
export async function noteAssistance(
	trx: Trx,
	{ city, now }: Context,
	poll: { id: number; groupId: number | null },
	by: Resident,
	verb: 'assist voter' | 'mark paper ballot' | 'unmark paper ballot'
): Promise<void> {
	await recordActivity(trx, {
		cityId: city.id,
		actorId: by.id,
		verb,
		groupId: poll.groupId ?? undefined,
		contentId: poll.id,
		at: new Date(Math.floor(now.getTime() / anHour) * anHour)
	});
}

const anHour = 3_600_000;
