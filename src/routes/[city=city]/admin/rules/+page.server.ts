import { redirect } from '@sveltejs/kit';
import { rulesForm } from '#lib/domain/city-settings.ts';
import { fieldsOf } from '#lib/domain/words.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	announcedDays,
	openRulesForEditing,
	publishRules
} from '#lib/server/services/conduct-rules.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { version, texts, versions } = await openRulesForEditing(context);
		return {
			form: await openForm(event, rulesForm, { version, ...fieldsOf(texts, 'text') }),
			version,
			versions,
			announcedDays,
			cityLocales: context.city.locales,
			saved: event.url.searchParams.has('saved')
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, rulesForm, async (data) => {
			const context = cityContext(event);
			await publishRules(context, data);
			redirect(303, to(`/${context.city.slug}/admin/rules?saved`));
		})
};
