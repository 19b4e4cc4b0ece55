import { redirect } from '@sveltejs/kit';
import { localTimeIn } from '#lib/domain/calendar.ts';
import { orderForm } from '#lib/domain/moderation/order.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { openOrder, recordOrder } from '#lib/server/services/moderation/orders.ts';

export const load = (event) =>
	answer(event, async (context) => {
		await openOrder(context);
		const { timeZone, locales } = context.city;
		const begun = {
			...{ kind: '', authority: '', country: '', reference: '', legalGround: '', category: '' },
			...{ item: '', scope: [], language: locales[0] ?? '' },
			receivedAt: localTimeIn(timeZone, context.now)
		};
		return { form: await openForm(event, orderForm, begun), timeZone };
	});

export const actions = {
	default: (event) =>
		submitForm(event, orderForm, async (data) => {
			const context = cityContext(event);
			const id = await recordOrder(context, data, event.url.origin);
			redirect(303, to(`/${context.city.slug}/admin/orders/${id}?saved`));
		})
};
