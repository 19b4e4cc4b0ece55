import { redirect } from '@sveltejs/kit';
import { groupForm } from '#lib/domain/group.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { foundGroup, openGroupFounding } from '#lib/server/services/groups.ts';

export const load = (event) =>
	answer(event, async (context) => {
		await openGroupFounding(context);
		const usual = { language: context.locale, coordinate: true };
		return { form: await openForm(event, groupForm, usual) };
	});

export const actions = {
	default: (event) =>
		submitForm(event, groupForm, async (data) => {
			const id = await foundGroup(cityContext(event), data);
			redirect(303, to(`/${event.params.city}/groups/${id}`));
		})
};
