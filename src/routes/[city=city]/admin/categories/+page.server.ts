import { redirect, type RequestEvent } from '@sveltejs/kit';
import { categoryForm } from '#lib/domain/category.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	addCategory,
	listCategories,
	moveCategory,
	restoreCategory,
	retireCategory
} from '#lib/server/services/categories.ts';
import { asRead, directionIn, idIn } from '../word-acts.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		categories: (await listCategories(context)).map((category) => asRead(context, category)),
		form: await openForm(event, categoryForm),
		cityLocales: context.city.locales,
		saved: event.url.searchParams.has('saved')
	}));

export const actions = {
	add: (event) =>
		submitForm(event, categoryForm, async (data) => {
			await addCategory(cityContext(event), data);
			backToList(event, '?saved');
		}),
	move: (event) =>
		act(event, async (fields) => {
			const id = idIn(fields);
			await moveCategory(cityContext(event), id, directionIn(fields));
			backToList(event, `#word-${id}`);
		}),
	retire: (event) =>
		act(event, async (fields) => {
			const id = idIn(fields);
			await retireCategory(cityContext(event), id);
			backToList(event, `#word-${id}`);
		}),
	restore: (event) =>
		act(event, async (fields) => {
			const id = idIn(fields);
			await restoreCategory(cityContext(event), id);
			backToList(event, `#word-${id}`);
		})
};

function backToList(event: RequestEvent, place: string): never {
	redirect(303, to(`/${cityContext(event).city.slug}/admin/categories`) + place);
}
