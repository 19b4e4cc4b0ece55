import { redirect, type RequestEvent } from '@sveltejs/kit';
import { draftSchema, fieldsOf, proposalSchema } from '#lib/domain/proposal/writing.ts';
import { lookingIn } from '#lib/domain/moderation/hold.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { toSafeHtml } from '#lib/server/markdown.ts';
import { openWriting } from '#lib/server/services/proposals/opening.ts';
import { changeProposal, publishProposal } from '#lib/server/services/proposals/publishing.ts';
import { saveDraft } from '#lib/server/services/proposals/writing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { proposal, ...choices } = await openWriting(context, Number(event.params.id));
		const saved = fieldsOf(proposal);
		return {
			...choices,
			saved,
			savedAt: proposal.savedAt,
			id: proposal.id,
			state: proposal.state,
			title: proposal.title,
			looking: lookingIn(proposal, context.now),
			groupLanguage: proposal.groupLanguage,
			form: await openForm(event, draftSchema, saved)
		};
	});

export const actions = {
	/** As one types: the page stays, and learns from which save to go on. */
	keep: (event) =>
		submitForm(event, draftSchema, async (fields) => {
			const savedAt = await saveDraft(cityContext(event), idOf(event), fields);
			return { savedAt };
		}),
	save: (event) =>
		submitForm(event, draftSchema, async (fields) => {
			await saveDraft(cityContext(event), idOf(event), fields);
			redirect(303, pageOf(event, '/edit'));
		}),
	/** A draft is looked at on its own page, which only its author sees. */
	look: (event) =>
		submitForm(event, draftSchema, async (fields) => {
			await saveDraft(cityContext(event), idOf(event), fields);
			redirect(303, pageOf(event));
		}),
	/** A change of what is published is shown here: nothing of it is kept yet. */
	preview: (event) =>
		submitForm(event, draftSchema, async ({ title, summary, body, language }, form) => ({
			form,
			preview: { title, summary, language, html: toSafeHtml(body) }
		})),
	publish: (event) =>
		submitForm(event, proposalSchema, async (fields) => {
			const { waits } = await publishProposal(cityContext(event), idOf(event), fields);
			redirect(303, waits ? waitingPage(event) : pageOf(event));
		}),
	change: (event) =>
		submitForm(event, proposalSchema, async (fields) => {
			await changeProposal(cityContext(event), idOf(event), fields);
			redirect(303, pageOf(event));
		})
};

const idOf = ({ params }: RequestEvent) => Number(params.id);

const waitingPage = ({ params }: RequestEvent) => to(`/${params.city}/waiting/${params.id}`);

function pageOf({ params }: RequestEvent, page = ''): string {
	return to(`/${params.city}/proposals/${params.id}${page}`);
}
