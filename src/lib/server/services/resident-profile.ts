import { asResident, residentId } from '#lib/domain/actor.ts';
import { Invalid, SignInRequired } from '#lib/domain/errors.ts';
import type { ResidentProfile } from '#lib/domain/resident-profile.ts';
import { wordsIn } from '#lib/domain/words.ts';
import type { Context } from '../context.ts';
import { isOffered, listChoices } from '../queries/proposals/choices.ts';
import { factsOfResident, updateFactsOfResident } from '../queries/residents.ts';
import { todayOf } from './steps/groups.ts';

/** What the actor told of themselves in this city, with the neighbourhoods to choose from. @throws SignInRequired */
export async function openProfile(context: Context) {
	const { db, city, actor, locale } = context;
	if (actor.kind === 'visitor') throw new SignInRequired();
	const resident = residentId(actor);
	const [told, { neighbourhoods }] = await Promise.all([
		resident === null ? undefined : factsOfResident(db, city.id, resident),
		listChoices(db, city.id, actor)
	]);
	const fields: ResidentProfile = {
		birthYear: String(told?.birthYear ?? ''),
		neighbourhoodId: String(told?.neighbourhoodId ?? '')
	};
	const places = neighbourhoods
		.filter(({ id, retired }) => !retired || id === told?.neighbourhoodId)
		.map(({ id, names }) => ({ id, name: wordsIn(names, locale, city.locales) }));
	return { fields, places };
}

/** Keeps it, or takes it back where a field is empty. @throws SignInRequired, Invalid */
export async function saveProfile(context: Context, fields: ResidentProfile): Promise<void> {
	const { db, city, actor } = context;
	const { id } = asResident(actor);
	const birthYear = fields.birthYear === '' ? null : Number(fields.birthYear);
	const neighbourhoodId = fields.neighbourhoodId === '' ? null : Number(fields.neighbourhoodId);
	if (birthYear !== null && birthYear > Number(todayOf(context).slice(0, 4)))
		throw new Invalid('birth_year_ahead', 'birthYear');
	const told = await factsOfResident(db, city.id, id);
	if (
		neighbourhoodId !== told?.neighbourhoodId &&
		!(await isOffered(db, 'neighbourhood', city.id, neighbourhoodId))
	)
		throw new Invalid('proposal_choice_gone', 'neighbourhoodId');
	await updateFactsOfResident(db, city.id, id, { birthYear, neighbourhoodId });
}
