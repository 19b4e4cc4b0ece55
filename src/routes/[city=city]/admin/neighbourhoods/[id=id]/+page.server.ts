import { redirect } from '@sveltejs/kit';
import { neighbourhoodForm } from '#lib/domain/neighbourhood.ts';
import { fieldsOf } from '#lib/domain/words.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { editNeighbourhood, readNeighbourhood } from '#lib/server/services/neighbourhoods.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { names } = await readNeighbourhood(context, Number(event.params.id));
		return {
			form: await openForm(event, neighbourhoodForm, fieldsOf(names, 'name')),
			cityLocales: context.city.locales
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, neighbourhoodForm, async (data) => {
			const context = cityContext(event);
			await editNeighbourhood(context, Number(event.params.id), data);
			const list = to(`/${context.city.slug}/admin/neighbourhoods`);
			redirect(303, `${list}?saved#word-${event.params.id}`);
		})
};
