import { z } from 'zod';
import { isImportField, type MappingWishes } from './fields.ts';

/** The first step: where to, and in which language. The file is beside it. */
export const uploadSchema = z.object({
	group: z.string({ error: 'required' }).regex(/^[1-9]\d{0,14}$/, 'required'),
	language: z.string({ error: 'required' }).regex(/^[a-z]{2,3}$/, 'other')
});

/** What an admin chose when looking at the file, from an address or a form: `map_title=Rubrik`. */
export function readChoices(fields: Iterable<[string, unknown]>): {
	wishes: MappingWishes;
	makeMissing: boolean;
} {
	const wishes: MappingWishes = {};
	let makeMissing = false;
	for (const [name, value] of fields) {
		const field = name.replace(/^map_/, '');
		if (name.startsWith('map_') && isImportField(field) && typeof value === 'string')
			wishes[field] = value;
		if (name === 'make_missing') makeMissing = true;
	}
	return { wishes, makeMissing };
}
