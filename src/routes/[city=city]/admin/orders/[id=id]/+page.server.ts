import { redirect } from '@sveltejs/kit';
import { localTimeIn } from '#lib/domain/calendar.ts';
import { orderEventForm } from '#lib/domain/moderation/order.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { readOrder, recordOrderEvent } from '#lib/server/services/moderation/orders.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const shown = await readOrder(context, Number(event.params.id));
		const at = localTimeIn(context.city.timeZone, context.now);
		return {
			...shown,
			form: await openForm(event, orderEventForm, { event: '', at, fault: '', words: '' }),
			saved: event.url.searchParams.has('saved')
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, orderEventForm, async (data) => {
			const context = cityContext(event);
			await recordOrderEvent(context, Number(event.params.id), data);
			redirect(303, to(`/${context.city.slug}/admin/orders/${event.params.id}?saved`));
		})
};
