import { defaultChoice, type NotificationChoice } from './choice.ts';
import { dueAt } from './due.ts';
import { isWanted, kindOf, type KindName } from './kinds.ts';
import { isPushed, type PushChoice } from './push.ts';

export interface PlannedDelivery {
	channel: 'app' | 'mail' | 'digest' | 'push';
	dueAt: Date;
}

/** What one listener chose; `push` is null for who has turned notifications on in no browser. */
export interface Wishes {
	choice: NotificationChoice | null;
	hasMail: boolean;
	push: PushChoice | null;
}

/** By which ways, and when, somebody hears of an occurrence of this kind. */
export function channelsFor(
	{ kind, groupId }: { kind: KindName; groupId: number | null },
	{ choice, hasMail, push }: Wishes,
	{ now, timeZone }: { now: Date; timeZone: string }
): PlannedDelivery[] {
	const { off, ...timing } = choice ?? defaultChoice;
	if (!isWanted(kind, off)) return [];
	const planned: PlannedDelivery[] = [{ channel: 'app', dueAt: now }];
	if (kindOf(kind).inAppOnly) return planned;
	const due = hasMail ? null : dueAt(timing, now, timeZone);
	if (due) planned.push({ channel: timing.rhythm === 'at-once' ? 'mail' : 'digest', dueAt: due });
	// Whoever has a mail of its own is told on the device all the same: the rhythm is that of mails.
	const atOnce = dueAt({ ...timing, rhythm: 'at-once' }, now, timeZone);
	if (push && atOnce && isPushed(kind, groupId, push))
		planned.push({ channel: 'push', dueAt: atOnce });
	return planned;
}
