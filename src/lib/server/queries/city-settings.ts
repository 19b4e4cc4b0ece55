import type { Locale, TextLanguage } from '#lib/domain/locale.ts';
import type { Words } from '#lib/domain/words.ts';
import type { Db } from '../database/connect.ts';

interface Settings {
	names?: Words;
	welcome?: Words;
	locales?: Locale[];
	timeZone?: string;
	currency?: string;
	accent?: string;
	contactEmail?: string | null;
	contact?: Words;
	contactForm?: string | null;
	authorities?: { email: string | null; languages: readonly TextLanguage[] };
	offersTranslation?: boolean;
}

/** Changes what is given, and leaves the rest. */
export async function updateCity(db: Db, cityId: number, settings: Settings): Promise<void> {
	const { names, welcome, contact, timeZone, contactEmail, locales, accent, currency } = settings;
	const { offersTranslation, contactForm, authorities } = settings;
	await db
		.updateTable('city')
		.set({
			...(names && { names: JSON.stringify(names) }),
			...(welcome && { welcome: JSON.stringify(welcome) }),
			...(contact && { contact: JSON.stringify(contact) }),
			...(locales && { locales }),
			...(accent && { accent }),
			...(currency && { currency }),
			...(timeZone && { time_zone: timeZone }),
			...(contactEmail !== undefined && { contact_email: contactEmail }),
			...(contactForm !== undefined && { contact_form: contactForm }),
			...(authorities && {
				authorities_email: authorities.email,
				authorities_languages: [...authorities.languages]
			}),
			...(offersTranslation !== undefined && { offers_translation: offersTranslation })
		})
		.where('id', '=', cityId)
		.execute();
}

/** Sets the city's logo. @returns the file that was its logo before */
export async function setLogo(
	trx: Db,
	{ cityId, fileId }: { cityId: number; fileId: string }
): Promise<string | undefined> {
	const before = await takeLogo(trx, cityId);
	await trx
		.insertInto('city_logo')
		.values({ city_id: cityId, file_id: fileId })
		.onConflict((conflict) => conflict.column('city_id').doUpdateSet({ file_id: fileId }))
		.execute();
	return before;
}

/** Takes the logo away. @returns its file */
export async function takeLogo(trx: Db, cityId: number): Promise<string | undefined> {
	const row = await trx
		.deleteFrom('city_logo')
		.where('city_id', '=', cityId)
		.returning('file_id')
		.executeTakeFirst();
	return row?.file_id;
}
