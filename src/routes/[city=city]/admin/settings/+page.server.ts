import { redirect } from '@sveltejs/kit';
import { cityForm } from '#lib/domain/city-settings.ts';
import { timeZonesByArea } from '#lib/domain/time-zones.ts';
import { fieldsOf } from '#lib/domain/words.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { running } from '#lib/server/running.ts';
import { editCity, readCitySettings } from '#lib/server/services/city-settings.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { names, welcome, locales, timeZone, currency, offersTranslation } =
			await readCitySettings(context);
		const written = { ...fieldsOf(names, 'name'), ...fieldsOf(welcome, 'welcome') };
		return {
			form: await openForm(event, cityForm, {
				...written,
				locales: [...locales],
				firstLocale: locales[0],
				timeZone,
				currency,
				offersTranslation
			}),
			cityLocales: locales,
			/** Null where the server has no machine that translates: then there is nothing to offer. */
			translator: running().translator?.host ?? null,
			areas: timeZonesByArea(timeZone),
			saved: event.url.searchParams.has('saved')
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, cityForm, async (data) => {
			const context = cityContext(event);
			await editCity(context, data);
			redirect(303, to(`/${context.city.slug}/admin/settings?saved`));
		})
};
