import { z } from 'zod';
import { line } from './text.ts';
import type { ListedWord } from './word-list.ts';
import { wordFields } from './words.ts';

/** Signs that a city may give its categories; ui/CategoryIcon.svelte draws them. */
export const categoryIcons = [
	'transport',
	'bicycle',
	'street',
	'nature',
	'water',
	'energy',
	'circular',
	'building',
	'food',
	'culture',
	'school',
	'play',
	'sport',
	'health',
	'safety',
	'work',
	'people',
	'voice'
] as const;
export type CategoryIcon = (typeof categoryIcons)[number];

export interface Category extends ListedWord {
	icon: string;
}

export const categoryForm = z.object({
	...wordFields('name', line({ max: 80 })),
	icon: z.enum(categoryIcons, { error: 'choose' }).default('nature')
});
export type CategoryInput = z.infer<typeof categoryForm>;
