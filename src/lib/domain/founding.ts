import { z } from 'zod';
import { isCitySlug } from './city.ts';
import { isLocale, type Locale } from './locale.ts';
import { line } from './text.ts';

/** What the one who runs the server says of a new city; its admins say the rest on its pages. */
export const founding = z.object({
	slug: z.string().refine(isCitySlug, { error: 'slug' }),
	name: line({ min: 1, max: 80 }),
	languages: z
		.string()
		.transform((list) => [...new Set(list.split(',').map((tag) => tag.trim()))])
		.refine((tags): tags is Locale[] => tags.every(isLocale), { error: 'languages' }),
	timeZone: z.string().refine(isTimeZone, { error: 'time_zone' }),
	accent: z
		.string()
		.toLowerCase()
		.regex(/^#[0-9a-f]{6}$/, { error: 'accent' })
});

export type Founding = z.output<typeof founding>;

function isTimeZone(name: string): boolean {
	return Intl.supportedValuesOf('timeZone').includes(name);
}
