import { residentId } from '#lib/domain/actor.ts';
import { defaultQueueRhythm, nextLook } from '#lib/domain/moderation/queue-digest.ts';
import {
	defaultChoice,
	type NotificationChoice,
	type Rhythm
} from '#lib/domain/notification/choice.ts';
import { authorizeResident, may } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import type { Follower } from '../../queries/follows.ts';
import { queueDigestOf, setQueueDigest } from '../../queries/moderation/queue-digests.ts';
import { choiceOfResident } from '../../queries/notifications/choices.ts';

/** How a facilitator hears of the queue; null for everybody else. */
export async function openQueueDigest({ db, city, actor }: Context): Promise<Rhythm | null> {
	const id = residentId(actor);
	if (id === null || actor.kind !== 'resident' || !may(actor, 'moderate')) return null;
	const chosen = await queueDigestOf(db, { cityId: city.id, residentId: id });
	return chosen?.rhythm ?? defaultQueueRhythm(actor.role);
}

/** Keeps how a facilitator wants to hear of the queue. @throws SignInRequired, Forbidden */
export async function chooseQueueDigest(
	{ db, city, actor, now }: Context,
	rhythm: Rhythm
): Promise<void> {
	const { id } = authorizeResident(actor, 'moderate');
	await db.transaction().execute(async (trx) => {
		const key = { cityId: city.id, residentId: id };
		const choice = (await choiceOfResident(trx, key)) ?? defaultChoice;
		const nextAt = nextLook(rhythm, choice, now, city.timeZone);
		await setQueueDigest(trx, key, { rhythm, nextAt });
	});
}

/** Somebody has chosen other hours: the queue is looked at for them at these. */
export async function moveQueueDigest(
	trx: Trx,
	key: Follower,
	choice: NotificationChoice,
	{ now, timeZone }: { now: Date; timeZone: string }
): Promise<void> {
	const chosen = await queueDigestOf(trx, key);
	if (!chosen) return;
	const nextAt = nextLook(chosen.rhythm, choice, now, timeZone);
	await setQueueDigest(trx, key, { rhythm: chosen.rhythm, nextAt });
}
