import { redirect } from '@sveltejs/kit';
import { NotFound } from '#lib/domain/errors.ts';
import { watchListSchema } from '#lib/domain/moderation/watch-list.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { openScreening, setWatchList } from '#lib/server/services/moderation/screening-rules.ts';
import { listNamed } from '../lists.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const list = listNamed(event.params.list);
		if (!list) throw new NotFound();
		const { words } = await openScreening(context);
		const own = words.filter(
			(word) => word.effect === list.effect && word.language === list.language
		);
		const entries = own.map(({ word, whole }) => word + (whole === 'beginning' ? '*' : ''));
		return {
			list,
			form: await openForm(event, watchListSchema, {
				entries: entries.join('\n'),
				effect: list.effect,
				language: list.language ?? ''
			})
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, watchListSchema, async (fields, form) => {
			const { faults } = await setWatchList(cityContext(event), fields);
			if (faults.length > 0) return { form, faults };
			redirect(303, to(`/${event.params.city}/admin/screening?saved`));
		})
};
