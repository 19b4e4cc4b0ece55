import { residentId } from '#lib/domain/actor.ts';
import { SignInRequired } from '#lib/domain/errors.ts';
import {
	choiceOf,
	defaultChoice,
	fieldsOfChoice,
	type NotificationChoice,
	type NotificationChoiceFields
} from '#lib/domain/notification/choice.ts';
import { dueAt } from '#lib/domain/notification/due.ts';
import { authorizeResident } from '#lib/domain/permissions.ts';
import { wordsIn } from '#lib/domain/words.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../database/connect.ts';
import { followsOf } from '../../queries/follow-list.ts';
import type { Follower } from '../../queries/follows.ts';
import { choiceOfResident, setChoice } from '../../queries/notifications/choices.ts';
import { settleWaiting } from '../../queries/notifications/deliveries.ts';
import { listChoices } from '../../queries/proposals/choices.ts';
import { moveQueueDigest } from '../moderation/queue-digest.ts';

/** More than anybody follows; who does sees the newest. */
const mostFollows = 500;

/** How the viewer is told, what they follow, and what else there is to follow. @throws SignInRequired */
export async function openNotificationChoice({ db, city, actor, locale }: Context) {
	if (actor.kind === 'visitor') throw new SignInRequired();
	const id = residentId(actor);
	const [choice, follows, places] = await Promise.all([
		id === null ? undefined : choiceOfResident(db, { cityId: city.id, residentId: id }),
		followsOf(db, city.id, actor, { limit: mostFollows }),
		listChoices(db, city.id, actor)
	]);
	const said = (names: Parameters<typeof wordsIn>[0]) => wordsIn(names, locale, city.locales);
	const offered = (kind: 'category' | 'neighbourhood', list: typeof places.categories) =>
		list
			.filter(({ retired }) => !retired)
			.filter((one) => !follows.some((row) => row.kind === kind && row.id === one.id && !row.muted))
			.map((one) => ({ kind, id: one.id, name: said(one.names) }));
	return {
		fields: fieldsOfChoice(choice ?? defaultChoice),
		follows: follows.map(({ names, ...row }) => ({ ...row, name: names && said(names) })),
		offered: [
			...offered('category', places.categories),
			...offered('neighbourhood', places.neighbourhoods)
		]
	};
}

/** Keeps how the actor wants to be told; mail that waits already follows it. @throws SignInRequired */
export async function chooseNotifications(
	{ db, city, actor, now }: Context,
	fields: NotificationChoiceFields
): Promise<void> {
	const { id } = authorizeResident(actor, 'choose notifications');
	await db.transaction().execute(async (trx) => {
		const key = { cityId: city.id, residentId: id };
		await keepChoice(trx, key, choiceOf(fields), { now, timeZone: city.timeZone });
	});
}

/** In the caller's transaction. */
export async function keepChoice(
	trx: Trx,
	key: Follower,
	choice: NotificationChoice,
	{ now, timeZone }: { now: Date; timeZone: string }
): Promise<void> {
	await setChoice(trx, key, choice);
	await moveQueueDigest(trx, key, choice, { now, timeZone });
	const due = dueAt(choice, now, timeZone);
	await settleWaiting(trx, key, 'letter', due ? { due_at: due } : { dropped: 'switched-off' });
}
