import { z } from 'zod';

/** What a city has looked at before it is published, beside the words on its list, and how much one account writes. */
export interface ScreeningSettings {
	/** The judgement by words and shape. */
	judges: boolean;
	/** Links of accounts that nobody knows yet. */
	looksAtLinks: boolean;
	/** The first text of such an account. */
	looksAtFirst: boolean;
	/** For how long something waits at most before help is called. */
	holdHours: number;
	/** How many texts an account publishes in an hour at most; more when the city knows who it is. */
	textsAnHour: number;
	textsAnHourVerified: number;
}

/** What a city begins with. */
export const firstScreening: ScreeningSettings = {
	judges: true,
	looksAtLinks: true,
	looksAtFirst: true,
	holdHours: 24,
	textsAnHour: 20,
	textsAnHourVerified: 60
};

export const longestHold = 72;
export const mostTexts = 10_000;

const texts = z.coerce
	.number({ error: 'other' })
	.int({ error: 'other' })
	.min(1, { error: 'other' })
	.max(mostTexts, { error: 'other' });

export const screeningSettingsSchema = z.object({
	judges: z.boolean().default(false),
	looksAtLinks: z.boolean().default(false),
	looksAtFirst: z.boolean().default(false),
	holdHours: z.coerce
		.number({ error: 'other' })
		.int({ error: 'other' })
		.min(1, { error: 'other' })
		.max(longestHold, { error: 'other' }),
	textsAnHour: texts,
	textsAnHourVerified: texts
});

/**
 * How many texts somebody publishes in an hour at most: by how well the city knows them, never by how others
 * like what they write. null: as many as they wish, for whoever works for the city.
 */
export function paceOf(
	{ isStaff, isVerified }: { isStaff: boolean; isVerified: boolean },
	{ textsAnHour, textsAnHourVerified }: ScreeningSettings = firstScreening
): number | null {
	if (isStaff) return null;
	return isVerified ? Math.max(textsAnHour, textsAnHourVerified) : textsAnHour;
}
