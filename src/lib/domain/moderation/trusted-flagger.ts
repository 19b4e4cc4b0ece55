import { z } from 'zod';
import { maybeDay, someDay } from '#lib/domain/calendar.ts';
import { normaliseEmail } from '#lib/domain/email.ts';
import { Invalid } from '#lib/domain/errors.ts';
import { line, prose } from '#lib/domain/text.ts';
import { territorialScope } from './statement.ts';

/** Where a Digital Services Coordinator can sit. */
export const coordinatorCountries = territorialScope;

/**
 * An organisation to which a Digital Services Coordinator gave the status of trusted flagger (Digital
 * Services Act, article 22), with the days between which it has it.
 */
export const flaggerSchema = z.object({
	name: line({ min: 3, max: 200 }),
	coordinator: line({ min: 3, max: 200 }),
	country: z
		.string({ error: 'choose' })
		.refine((code) => coordinatorCountries.includes(code), 'choose'),
	areas: prose({ min: 3, max: 1000 }),
	since: someDay,
	until: maybeDay
});
export type FlaggerFields = z.infer<typeof flaggerSchema>;

/** Somebody who acts for it, by the address of an account. */
export const flaggerAccountSchema = z.object({
	email: z
		.string({ error: 'required' })
		.refine((value) => normaliseEmail(value) !== undefined, 'email')
		.transform((value) => normaliseEmail(value) ?? '')
});

/** @throws Invalid when the status ends before it begins */
export function requireInOrder({ since, until }: Pick<FlaggerFields, 'since' | 'until'>): void {
	if (until !== '' && until < since) throw new Invalid('flagger_until_before', 'until');
}

/** Whether the status holds on a day; the last one counts. */
export function holdsStatus(
	{ since, until }: { since: string; until: string | null },
	day: string
): boolean {
	return since <= day && (until === null || day <= until);
}
