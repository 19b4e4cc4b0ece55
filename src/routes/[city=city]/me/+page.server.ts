import { redirect } from '@sveltejs/kit';
import { residentProfileForm } from '#lib/domain/resident-profile.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { openProfile, saveProfile } from '#lib/server/services/resident-profile.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { fields, places } = await openProfile(context);
		return {
			places,
			isSaved: event.url.searchParams.has('saved'),
			form: await openForm(event, residentProfileForm, fields)
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, residentProfileForm, async (fields) => {
			await saveProfile(cityContext(event), fields);
			redirect(303, to(`/${event.params.city}/me?saved`));
		})
};
