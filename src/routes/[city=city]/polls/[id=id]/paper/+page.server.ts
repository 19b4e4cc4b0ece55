import { redirect } from '@sveltejs/kit';
import { batchForm } from '#lib/domain/poll/paper.ts';
import { deadline } from '#lib/i18n/dates.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { beginBatch, openPaper } from '#lib/server/services/polls/paper.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const shown = await openPaper(context, Number(event.params.id));
		const { closesAt } = shown.about;
		return {
			...shown,
			until: closesAt && deadline(closesAt, context.city.timeZone, context.locale),
			form: await openForm(event, batchForm, { label: '', size: '' })
		};
	});

export const actions = {
	begin: (event) =>
		submitForm(event, batchForm, async (fields) => {
			const batch = await beginBatch(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/polls/${event.params.id}/paper/${batch}`));
		})
};
