import { fail, redirect } from '@sveltejs/kit';
import { lateForm, searchForm } from '#lib/domain/poll/late.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { findCandidates } from '#lib/server/services/polls/candidates.ts';
import { addToRoll, showRoll } from '#lib/server/services/polls/roll.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		...(await showRoll(context, Number(event.params.id))),
		search: await openForm(event, searchForm),
		wasAdded: event.url.searchParams.has('added')
	}));

export const actions = {
	/** Who could be meant; by POST, so that no name comes into an address. */
	find: (event) =>
		submitForm(event, searchForm, async ({ search }) => ({
			search,
			found: await findCandidates(cityContext(event), Number(event.params.id), search)
		})),
	add: async (event) => {
		const id = Number(event.params.id);
		const result = await submitForm(event, lateForm, async (fields) => {
			await addToRoll(cityContext(event), id, fields);
			redirect(303, to(`/${event.params.city}/polls/${id}/roll?added`));
		});
		if (!('data' in result)) return { added: result.form };
		const { form } = result.data;
		const { search } = form.data;
		const found = search
			? await answer(event, (context) => findCandidates(context, id, search))
			: [];
		return fail(result.status, { added: form, search, found });
	}
};
