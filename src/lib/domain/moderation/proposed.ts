import { z } from 'zod';
import { prose } from '#lib/domain/text.ts';

/** Why a second person does not confirm; `version` is that of the case they saw. */
export const declineSchema = z.object({
	reason: prose({ min: 10, max: 5000 }),
	version: z.coerce.number({ error: 'other' }).int({ error: 'other' }).min(1, { error: 'other' })
});
export type DeclineFields = z.infer<typeof declineSchema>;
