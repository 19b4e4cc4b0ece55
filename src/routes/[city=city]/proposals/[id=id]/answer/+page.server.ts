import { redirect } from '@sveltejs/kit';
import { answerPreviewSchema, answerSchema } from '#lib/domain/proposal/answering.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { toSafeHtml } from '#lib/server/markdown.ts';
import { answerProposal } from '#lib/server/services/answers.ts';
import { openAnswer } from '#lib/server/services/proposals/opening.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { about, standing } = await openAnswer(context, Number(event.params.id));
		const { verdict, reason, owner, language, version } = standing ?? {};
		return {
			about,
			version: version ?? 0,
			form: await openForm(event, answerSchema, {
				...(verdict && { verdict }),
				reason: reason ?? '',
				owner: owner ?? '',
				language: language ?? context.locale,
				version: version ?? 0,
				tell: true
			})
		};
	});

export const actions = {
	preview: (event) =>
		submitForm(event, answerPreviewSchema, async ({ reason, owner, language }, form) => ({
			form,
			preview: { language, html: toSafeHtml(reason), signature: owner }
		})),
	publish: (event) =>
		submitForm(event, answerSchema, async (fields) => {
			await answerProposal(cityContext(event), Number(event.params.id), fields);
			redirect(303, to(`/${event.params.city}/proposals/${event.params.id}#answer`));
		})
};
