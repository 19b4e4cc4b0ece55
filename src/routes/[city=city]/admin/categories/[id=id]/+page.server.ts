import { redirect } from '@sveltejs/kit';
import { categoryForm } from '#lib/domain/category.ts';
import { fieldsOf } from '#lib/domain/words.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { editCategory, readCategory } from '#lib/server/services/categories.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { names, icon } = await readCategory(context, Number(event.params.id));
		return {
			form: await openForm(event, categoryForm, { ...fieldsOf(names, 'name'), icon }),
			cityLocales: context.city.locales
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, categoryForm, async (data) => {
			const context = cityContext(event);
			await editCategory(context, Number(event.params.id), data);
			redirect(
				303,
				`${to(`/${context.city.slug}/admin/categories`)}?saved#word-${event.params.id}`
			);
		})
};
