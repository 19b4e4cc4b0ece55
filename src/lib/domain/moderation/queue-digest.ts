import { z } from 'zod';
import type { CityRole } from '#lib/domain/actor.ts';
import { rhythms, type NotificationChoice, type Rhythm } from '#lib/domain/notification/choice.ts';
import { dueAt } from '#lib/domain/notification/due.ts';

/** What is due so soon that who wants to hear of it at once is told. */
export const pressingHours = 6;

/** How often the queue is looked at for who wants to hear at once. */
const lookMinutes = 5;

export const queueDigestSchema = z.object({
	queueRhythm: z.enum(rhythms, { error: 'required' })
});

/** For who has chosen nothing: facilitators once a day; admins, who run the city, not at all. */
export const defaultQueueRhythm = (role: CityRole): Rhythm =>
	role === 'facilitator' ? 'daily' : 'never';

/** Said to be illegal, or due within hours. */
export function isPressing(
	{ isIllegal, dueAt: due }: { isIllegal: boolean; dueAt: Date },
	now: Date
): boolean {
	return isIllegal || due.getTime() <= now.getTime() + pressingHours * 3_600_000;
}

/**
 * When the queue is looked at next for somebody: at their hour, or in a few minutes where they hear at
 * once, but not in their quiet hours. Null for who wants no mail about it.
 */
export function nextLook(
	rhythm: Rhythm,
	{ hour, quiet }: Pick<NotificationChoice, 'hour' | 'quiet'>,
	now: Date,
	timeZone: string
): Date | null {
	const from = rhythm === 'at-once' ? new Date(now.getTime() + lookMinutes * 60_000) : now;
	return dueAt({ rhythm, hour, quiet }, from, timeZone);
}

/** Of what presses now, what somebody has not been told of. */
export function notYetTold<T extends { id: number }>(
	pressing: readonly T[],
	told: readonly number[]
): T[] {
	return pressing.filter(({ id }) => !told.includes(id));
}
