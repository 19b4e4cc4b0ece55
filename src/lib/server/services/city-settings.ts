import { residentId } from '#lib/domain/actor.ts';
import { localesOf, type CityInput } from '#lib/domain/city-settings.ts';
import type { City } from '#lib/domain/city.ts';
import type { ContactInput } from '#lib/domain/contact-point.ts';
import { authorize } from '#lib/domain/permissions.ts';
import { wordsOf } from '#lib/domain/words.ts';
import type { Context } from '../context.ts';
import { toPicture } from '../files/pictures.ts';
import { recordActivity } from '../queries/activity.ts';
import { setLogo as replaceLogo, takeLogo, updateCity } from '../queries/city-settings.ts';
import { deleteFile, insertFile } from '../queries/files.ts';

/** The city for its forms. @throws Forbidden */
export async function readCitySettings({ city, actor }: Context): Promise<City> {
	authorize(actor, 'run city');
	return city;
}

/** Sets names, greeting, languages and clock. Words in a language that is not offered stay, and come back with it. @throws Forbidden */
export async function editCity(context: Context, input: CityInput): Promise<void> {
	await setCity(context, 'edit city', {
		names: wordsOf(input, 'name'),
		welcome: wordsOf(input, 'welcome'),
		locales: localesOf(input),
		timeZone: input.timeZone,
		currency: input.currency,
		offersTranslation: input.offersTranslation
	});
}

/** Sets the city's colour, `#rrggbb`. @throws Forbidden */
export async function changeAccent(
	context: Context,
	{ accent }: { accent: string }
): Promise<void> {
	await setCity(context, 'change accent', { accent });
}

/** Sets whom people, and authorities, can turn to. @throws Forbidden */
export async function editContact(context: Context, input: ContactInput): Promise<void> {
	const { authoritiesEmail, authoritiesLanguages: languages } = input;
	await setCity(context, 'edit contact', {
		contactEmail: input.email || null,
		contact: wordsOf(input, 'contact'),
		contactForm: input.form || null,
		authorities: { email: authoritiesEmail || null, languages }
	});
}

/** Sets the city's logo, kept at most 512 pixels long. @throws Forbidden, Invalid for a file that is no picture */
export async function setLogo(context: Context, sent: Uint8Array): Promise<void> {
	const { db, city, actor } = context;
	authorize(actor, 'run city');
	const picture = await toPicture(sent, { longest: 512, field: 'logo' });
	await db.transaction().execute(async (trx) => {
		const createdBy = residentId(actor);
		const fileId = await insertFile(trx, { ...picture, cityId: city.id, createdBy });
		const before = await replaceLogo(trx, { cityId: city.id, fileId });
		if (before) await deleteFile(trx, { cityId: city.id, fileId: before });
		await recordActivity(trx, { cityId: city.id, actorId: createdBy, verb: 'set logo' });
	});
}

/** @throws Forbidden */
export async function removeLogo({ db, city, actor }: Context): Promise<void> {
	authorize(actor, 'run city');
	await db.transaction().execute(async (trx) => {
		const before = await takeLogo(trx, city.id);
		if (!before) return;
		await deleteFile(trx, { cityId: city.id, fileId: before });
		const actorId = residentId(actor);
		await recordActivity(trx, { cityId: city.id, actorId, verb: 'remove logo' });
	});
}

async function setCity(
	{ db, city, actor }: Context,
	verb: string,
	settings: Parameters<typeof updateCity>[2]
): Promise<void> {
	authorize(actor, 'run city');
	await db.transaction().execute(async (trx) => {
		await updateCity(trx, city.id, settings);
		await recordActivity(trx, { cityId: city.id, actorId: residentId(actor), verb });
	});
}
