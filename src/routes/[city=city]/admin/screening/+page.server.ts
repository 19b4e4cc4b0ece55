import { redirect } from '@sveltejs/kit';
import { screeningSettingsSchema } from '#lib/domain/moderation/screening-settings.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { openScreening, setScreening } from '#lib/server/services/moderation/screening-rules.ts';
import { listsOf } from './lists.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { settings, words } = await openScreening(context);
		return {
			lists: listsOf(words, context.city.locales),
			isSaved: event.url.searchParams.has('saved'),
			form: await openForm(event, screeningSettingsSchema, { ...settings })
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, screeningSettingsSchema, async (settings) => {
			await setScreening(cityContext(event), settings);
			redirect(303, to(`/${event.params.city}/admin/screening?saved`));
		})
};
