import { z } from 'zod';

/** What a resident may tell of themselves, for polls of an age or of a neighbourhood; all may stay empty. */
export const residentProfileForm = z.object({
	birthYear: z
		.string({ error: 'birth_year' })
		.trim()
		.default('')
		.refine((typed) => typed === '' || (/^\d{4}$/.test(typed) && Number(typed) >= 1880), {
			error: 'birth_year'
		}),
	/** The id, empty for none. */
	neighbourhoodId: z
		.string({ error: 'other' })
		.regex(/^(?:[1-9]\d{0,14})?$/, 'other')
		.default('')
});
export type ResidentProfile = z.infer<typeof residentProfileForm>;
