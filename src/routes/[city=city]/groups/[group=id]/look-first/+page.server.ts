import { redirect } from '@sveltejs/kit';
import { dayIn } from '#lib/domain/calendar.ts';
import { lookFirstSchema, lookingIn } from '#lib/domain/moderation/hold.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import {
	lookFirst,
	lookNoLonger,
	openLookFirst
} from '#lib/server/services/moderation/looking-first.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const group = await openLookFirst(context, Number(event.params.group));
		const looking = lookingIn(group, context.now);
		const week = new Date(context.now.getTime() + 7 * 86_400_000);
		return {
			group: { id: group.id, name: group.name, language: group.language },
			looking,
			form: await openForm(event, lookFirstSchema, {
				until: dayIn(context.city.timeZone, looking?.until ?? week),
				because: looking?.because ?? ''
			})
		};
	});

export const actions = {
	look: (event) =>
		submitForm(event, lookFirstSchema, async (fields) => {
			await lookFirst(cityContext(event), Number(event.params.group), fields);
			redirect(303, to(`/${event.params.city}/groups/${event.params.group}`));
		}),
	stop: (event) =>
		act(event, async () => {
			await lookNoLonger(cityContext(event), Number(event.params.group));
			redirect(303, to(`/${event.params.city}/groups/${event.params.group}`));
		})
};
