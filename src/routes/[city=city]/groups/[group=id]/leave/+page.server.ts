import { redirect } from '@sveltejs/kit';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act } from '#lib/server/http/forms.ts';
import { leaveGroup, openLeaving } from '#lib/server/services/joining.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { group, isLastCoordinator } = await openLeaving(context, Number(event.params.group));
		const { id, name, language, visibility, joining } = group;
		return { group: { id, name, language, visibility, joining }, isLastCoordinator };
	});

export const actions = {
	default: (event) =>
		act(event, async (fields) => {
			const asLast = fields.get('asLast') === '1';
			await leaveGroup(cityContext(event), Number(event.params.group), { asLast });
			redirect(303, to(`/${event.params.city}/groups`));
		})
};
