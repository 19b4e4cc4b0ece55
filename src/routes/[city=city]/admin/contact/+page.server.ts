import { redirect } from '@sveltejs/kit';
import { contactForm } from '#lib/domain/contact-point.ts';
import { fieldsOf } from '#lib/domain/words.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { editContact, readCitySettings } from '#lib/server/services/city-settings.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { locales, ...city } = await readCitySettings(context);
		const written = {
			email: city.contactEmail ?? '',
			form: city.contactForm ?? '',
			...fieldsOf(city.contact, 'contact'),
			authoritiesEmail: city.authoritiesEmail ?? '',
			authoritiesLanguages: city.authoritiesLanguages
		};
		return {
			form: await openForm(event, contactForm, written),
			cityLocales: locales,
			saved: event.url.searchParams.has('saved')
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, contactForm, async (data) => {
			const context = cityContext(event);
			await editContact(context, data);
			redirect(303, to(`/${context.city.slug}/admin/contact?saved`));
		})
};
