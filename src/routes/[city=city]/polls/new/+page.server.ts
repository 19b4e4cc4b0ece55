import { redirect } from '@sveltejs/kit';
import { newPollSchema } from '#lib/domain/poll/writing.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { openNewPoll } from '#lib/server/services/polls/preparing.ts';
import { beginPoll } from '#lib/server/services/polls/writing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const wanted = numberIn(event.url, 'group');
		const about = numberIn(event.url, 'proposal');
		const { groups, wholeCity, proposal } = await openNewPoll(context, {
			about,
			groupId: wanted
		});
		const group = groups.find(({ id }) => id === wanted) ?? (wholeCity ? undefined : groups[0]);
		const form = await openForm(event, newPollSchema, {
			groupId: String(group?.id ?? ''),
			title: proposal?.title ?? '',
			template: 'yes-no',
			proposal: String(proposal?.id ?? '')
		});
		return { groups, wholeCity, proposal, form };
	});

export const actions = {
	default: (event) =>
		submitForm(event, newPollSchema, async (fields) => {
			const id = await beginPoll(cityContext(event), fields);
			redirect(303, to(`/${event.params.city}/polls/${id}/edit`));
		})
};
