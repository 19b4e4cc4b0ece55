import { redirect } from '@sveltejs/kit';
import { newProposalSchema } from '#lib/domain/proposal/writing.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { openNewProposal } from '#lib/server/services/proposals/opening.ts';
import { beginProposal } from '#lib/server/services/proposals/writing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { groups } = await openNewProposal(context);
		const wanted = event.url.searchParams.get('group');
		const group = groups.find(({ id }) => String(id) === wanted) ?? groups[0];
		const form = await openForm(event, newProposalSchema, {
			groupId: String(group?.id ?? ''),
			title: ''
		});
		return { groups, form };
	});

export const actions = {
	default: (event) =>
		submitForm(event, newProposalSchema, async (fields) => {
			const id = await beginProposal(cityContext(event), fields);
			redirect(303, to(`/${event.params.city}/proposals/${id}/edit`));
		})
};
