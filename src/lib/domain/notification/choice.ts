import { z } from 'zod';
import { switchableKinds } from './kinds.ts';

export const rhythms = ['at-once', 'daily', 'weekly', 'never'] as const;
/** How often somebody wants mail. */
export type Rhythm = (typeof rhythms)[number];

/** How one resident wants to be told. Hours are 0 to 23, on the clocks of the city. */
export interface NotificationChoice {
	rhythm: Rhythm;
	/** When a daily or weekly letter goes out. */
	hour: number;
	/** Letters in any seven days, at most. */
	weeklyCap: number;
	/** From and until when no mail at once goes out; null for no such hours. */
	quiet: { from: number; to: number } | null;
	/** Kinds that are switched off, in the app and by mail. */
	off: readonly string[];
}

/** For who has chosen nothing: one letter a day at most, in the late afternoon. */
export const defaultChoice: NotificationChoice = {
	rhythm: 'daily',
	hour: 17,
	weeklyCap: 7,
	quiet: { from: 21, to: 7 },
	off: []
};

export const mostLettersAWeek = 100;

const hour = z.coerce.number({ error: 'hour' }).int('hour').min(0, 'hour').max(23, 'hour');

/** The form of the settings. `kinds` are those that stay on; a box without its tick is not sent. */
export const notificationChoiceForm = z.object({
	rhythm: z.enum(rhythms, { error: 'other' }).default(defaultChoice.rhythm),
	hour: hour.default(defaultChoice.hour),
	weeklyCap: z.coerce
		.number({ error: 'letters_a_week' })
		.int('letters_a_week')
		.min(1, 'letters_a_week')
		.max(mostLettersAWeek, 'letters_a_week')
		.default(defaultChoice.weeklyCap),
	isQuiet: z.boolean().default(false),
	quietFrom: hour.default(21),
	quietTo: hour.default(7),
	kinds: z.array(z.string().max(40)).max(100).default([])
});
export type NotificationChoiceFields = z.infer<typeof notificationChoiceForm>;

export function choiceOf(fields: NotificationChoiceFields): NotificationChoice {
	const { rhythm, hour, weeklyCap, isQuiet, quietFrom, quietTo, kinds } = fields;
	return {
		rhythm,
		hour,
		weeklyCap,
		quiet: isQuiet && quietFrom !== quietTo ? { from: quietFrom, to: quietTo } : null,
		off: switchableKinds.filter((name) => !kinds.includes(name))
	};
}

export function fieldsOfChoice(choice: NotificationChoice): NotificationChoiceFields {
	const { rhythm, hour, weeklyCap, quiet, off } = choice;
	return {
		rhythm,
		hour,
		weeklyCap,
		isQuiet: quiet !== null,
		quietFrom: quiet?.from ?? 21,
		quietTo: quiet?.to ?? 7,
		kinds: switchableKinds.filter((name) => !off.includes(name))
	};
}
