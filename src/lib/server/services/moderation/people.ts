import { NotFound } from '#lib/domain/errors.ts';
import { authorize } from '#lib/domain/permissions.ts';
import type { Context } from '../../context.ts';
import { decisionsAbout } from '../../queries/moderation/decisions.ts';
import { latestTexts } from '../../queries/moderation/latest-texts.ts';
import { personOfCity } from '../../queries/residents.ts';
import { readNotesAbout } from './notes.ts';

/** Somebody's history in this city as facilitators see it. @throws NotFound, Forbidden */
export async function readPerson(context: Context, id: number) {
	const { db, city, actor } = context;
	authorize(actor, 'moderate');
	const person = await personOfCity(db, city.id, id);
	if (!person) throw new NotFound();
	const [decisions, texts, notes] = await Promise.all([
		decisionsAbout(db, city.id, id, 50),
		latestTexts(db, { cityId: city.id, residentId: id }, 10),
		readNotesAbout(context, id)
	]);
	return { person, decisions, texts, notes };
}
