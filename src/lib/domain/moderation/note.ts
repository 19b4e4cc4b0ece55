import { z } from 'zod';
import { Forbidden } from '#lib/domain/errors.ts';
import { prose } from '#lib/domain/text.ts';

export const noteLimit = 1000;

/** A note beside a case is about the text, or about whoever wrote it. */
export const noteSchema = z.object({
	about: z.enum(['text', 'person'], { error: 'required' }).default('text'),
	note: prose({ min: 2, max: noteLimit })
});
export type NoteFields = z.infer<typeof noteSchema>;

/** A note on the page of a person is about them. */
export const personNoteSchema = noteSchema.pick({ note: true });

/** Nobody writes of themselves, and nobody reads what is noted of them here. @throws Forbidden */
export function requireAnother(about: number | null, by: number): void {
	if (about === by) throw new Forbidden('own_note');
}
