import { z } from 'zod';
import { isDay } from '#lib/domain/calendar.ts';
import { Invalid } from '#lib/domain/errors.ts';
import { line, prose } from '#lib/domain/text.ts';
import { considered } from './considered.ts';

/** How a hold ends: by a person, or by its author who wrote other words. */
export const holdOutcomes = ['published', 'hidden', 'taken back'] as const;
export type HoldOutcome = (typeof holdOutcomes)[number];

/** By when somebody has looked at it. */
export function holdUntil(heldAt: Date, hours: number): Date {
	return new Date(heldAt.getTime() + hours * 3_600_000);
}

/** For how many days a group can have everything looked at first: then it is asked again. */
export const mostLookedAtDays = 90;

/** Until which day, and why; both are said on the group's pages. */
export const lookFirstSchema = z.object({
	until: z.string({ error: 'required' }).refine(isDay, 'day'),
	because: line({ min: 10, max: 300 })
});
export type LookFirst = z.infer<typeof lookFirstSchema>;

/** @param today in the city's time zone, as `2026-11-26` @throws Invalid for a day that is over or far away */
export function requireSoonOver(until: string, today: string): void {
	const latest = new Date(Date.parse(`${today}T00:00:00Z`) + mostLookedAtDays * 86_400_000);
	if (until < today || until > latest.toISOString().slice(0, 10))
		throw new Invalid('look_first_until', 'until', { days: mostLookedAtDays });
}

/** What the pages of a group say while what is written in it is looked at first. */
export interface Looking {
	until: Date;
	because: string;
	/** How long that took lately, in the middle; null while nobody knows. */
	minutes: number | null;
}

/** Whether what is written in this group waits now; null when it is shown at once. */
export function lookingIn(
	group:
		| {
				lookedAtUntil: Date | null;
				lookedAtBecause: string | null;
				waitingMinutes: number | null;
		  }
		| undefined,
	now: Date
): Looking | null {
	if (!group?.lookedAtUntil || group.lookedAtUntil <= now) return null;
	const { lookedAtUntil: until, lookedAtBecause: because, waitingMinutes: minutes } = group;
	return { until, because: because ?? '', minutes };
}

/** Other words for a text that waits; a comment has no title. */
export const heldTextSchema = z.object({
	title: line({ max: 150 }).default(''),
	body: prose({ min: 1, max: 10_000 }),
	considered
});
export type HeldText = z.infer<typeof heldTextSchema>;
