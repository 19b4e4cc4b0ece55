import { redirect } from '@sveltejs/kit';
import { groupForm } from '#lib/domain/group.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { editGroup, openGroupForEditing } from '#lib/server/services/groups.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const group = await openGroupForEditing(context, Number(event.params.group));
		const supportThreshold = group.supportThreshold?.toString() ?? '';
		return {
			group: { id: group.id, name: group.name, language: group.language, stone: group.stone },
			form: await openForm(event, groupForm, { ...group, supportThreshold })
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, groupForm, async (data) => {
			await editGroup(cityContext(event), Number(event.params.group), data);
			redirect(303, to(`/${event.params.city}/groups/${event.params.group}`));
		})
};
