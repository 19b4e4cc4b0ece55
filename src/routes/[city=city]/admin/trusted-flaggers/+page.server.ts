import { redirect } from '@sveltejs/kit';
import { flaggerSchema } from '#lib/domain/moderation/trusted-flagger.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { listFlaggers, recordFlagger } from '#lib/server/services/moderation/trusted-flaggers.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		flaggers: await listFlaggers(context),
		form: await openForm(event, flaggerSchema, {})
	}));

export const actions = {
	default: (event) =>
		submitForm(event, flaggerSchema, async (fields) => {
			const context = cityContext(event);
			const id = await recordFlagger(context, fields);
			redirect(303, to(`/${context.city.slug}/admin/trusted-flaggers/${id}?saved`));
		})
};
