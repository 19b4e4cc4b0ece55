import { redirect, type RequestEvent } from '@sveltejs/kit';
import { flaggerAccountSchema, flaggerSchema } from '#lib/domain/moderation/trusted-flagger.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	addFlaggerAccount,
	editFlagger,
	readFlagger,
	removeFlaggerAccount
} from '#lib/server/services/moderation/trusted-flaggers.ts';
import { idIn } from '../../word-acts.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { flagger, accounts } = await readFlagger(context, idOf(event));
		return {
			flagger,
			accounts,
			form: await openForm(event, flaggerSchema, { ...flagger, until: flagger.until ?? '' }),
			accountForm: await openForm(event, flaggerAccountSchema, {}),
			saved: event.url.searchParams.has('saved')
		};
	});

export const actions = {
	edit: (event) =>
		submitForm(event, flaggerSchema, async (fields) => {
			await editFlagger(cityContext(event), idOf(event), fields);
			backToPage(event);
		}),
	add: (event) =>
		submitForm(event, flaggerAccountSchema, async ({ email }) => {
			await addFlaggerAccount(cityContext(event), idOf(event), email);
			backToPage(event);
		}),
	remove: (event) =>
		act(event, async (fields) => {
			await removeFlaggerAccount(cityContext(event), idOf(event), idIn(fields));
			backToPage(event);
		})
};

const idOf = ({ params }: RequestEvent) => Number(params.id);

function backToPage(event: RequestEvent): never {
	const { city } = cityContext(event);
	redirect(303, to(`/${city.slug}/admin/trusted-flaggers/${event.params.id}?saved`));
}
