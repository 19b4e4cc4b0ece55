import { redirect } from '@sveltejs/kit';
import { noticeSchema } from '#lib/domain/moderation/notice.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { giveNotice, openNoticeForm } from '#lib/server/services/moderation/noticing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const item = await openNoticeForm(context, Number(event.params.id));
		const { kind, title, html, language, authorName, marks } = item;
		return {
			item: { kind, title, html, language, authorName, marks },
			isKnown: context.actor.kind !== 'visitor',
			form: await openForm(event, noticeSchema, { ground: '' })
		};
	});

export const actions = {
	default: (event) =>
		submitForm(event, noticeSchema, async (fields) => {
			const { addressHash } = event.locals.accountContext;
			const context = cityContext(event);
			const id = Number(event.params.id);
			const { notice, token } = await giveNotice(context, id, fields, addressHash);
			redirect(303, to(`/${event.params.city}/notices/${notice}/${token}?received`));
		})
};
