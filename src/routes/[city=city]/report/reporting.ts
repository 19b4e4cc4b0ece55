import { redirect, type RequestEvent } from '@sveltejs/kit';
import { noticeSchema, visitorNoticeSchema } from '#lib/domain/moderation/notice.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { giveNotice, openNoticeForm } from '#lib/server/services/moderation/noticing.ts';
import type { Reportable } from '#lib/server/services/moderation/reportable.ts';

/** The form by which something is reported. */
export const openReport = (event: RequestEvent, what: Reportable) =>
	answer(event, async (context) => {
		const { authorId, kind, title, html, language, authorName, marks, ...more } =
			await openNoticeForm(context, what);
		const { summary, ofKind, ofVersion, publishedAt, remarkPart } = more;
		return {
			item: {
				...{ kind, title, html, language, authorName, marks },
				...{ summary, ofKind, ofVersion, publishedAt, remarkPart }
			},
			author: authorId,
			isKnown: isKnown(event),
			form: await openForm(event, noticeSchema, { ground: '' })
		};
	});

/** What was sent with it. */
export const sendReport = (event: RequestEvent, what: Reportable) =>
	submitForm(event, isKnown(event) ? noticeSchema : visitorNoticeSchema, async (fields) => {
		const { addressHash } = event.locals.accountContext;
		const { notice, token } = await giveNotice(cityContext(event), what, fields, addressHash);
		redirect(303, to(`/${event.params.city}/notices/${notice}/${token}?received`));
	});

/** Whoever is signed in need not say who they are. */
const isKnown = (event: RequestEvent) => event.locals.context?.actor.kind !== 'visitor';
