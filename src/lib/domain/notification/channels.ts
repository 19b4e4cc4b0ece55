import { defaultChoice, type NotificationChoice } from './choice.ts';
import { dueAt } from './due.ts';
import { isWanted, kindOf, type KindName } from './kinds.ts';

export interface PlannedDelivery {
	channel: 'app' | 'mail' | 'digest';
	dueAt: Date;
}

/** By which ways, and when, somebody hears of an occurrence of this kind. */
export function channelsFor(
	kind: KindName,
	{ choice, hasMail }: { choice: NotificationChoice | null; hasMail: boolean },
	{ now, timeZone }: { now: Date; timeZone: string }
): PlannedDelivery[] {
	const { off, ...timing } = choice ?? defaultChoice;
	if (!isWanted(kind, off)) return [];
	const app: PlannedDelivery = { channel: 'app', dueAt: now };
	const due = kindOf(kind).inAppOnly || hasMail ? null : dueAt(timing, now, timeZone);
	if (!due) return [app];
	return [app, { channel: timing.rhythm === 'at-once' ? 'mail' : 'digest', dueAt: due }];
}
