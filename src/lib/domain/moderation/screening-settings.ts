import { z } from 'zod';

/** What a city has looked at before it is published, beside the words on its list. */
export interface ScreeningSettings {
	/** The judgement by words and shape. */
	judges: boolean;
	/** Links of accounts that nobody knows yet. */
	looksAtLinks: boolean;
	/** The first text of such an account. */
	looksAtFirst: boolean;
	/** For how long something waits at most before help is called. */
	holdHours: number;
}

/** What a city begins with. */
export const firstScreening: ScreeningSettings = {
	judges: true,
	looksAtLinks: true,
	looksAtFirst: true,
	holdHours: 24
};

export const longestHold = 72;

export const screeningSettingsSchema = z.object({
	judges: z.boolean().default(false),
	looksAtLinks: z.boolean().default(false),
	looksAtFirst: z.boolean().default(false),
	holdHours: z.coerce
		.number({ error: 'other' })
		.int({ error: 'other' })
		.min(1, { error: 'other' })
		.max(longestHold, { error: 'other' })
});
