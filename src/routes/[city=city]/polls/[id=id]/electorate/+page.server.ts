import { redirect, type RequestEvent } from '@sveltejs/kit';
import { electorateSchema, fieldsOfElectorate } from '#lib/domain/poll/electorate-writing.ts';
import { listSchema } from '#lib/domain/poll/named-list.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { openForm, submitForm } from '#lib/server/http/forms.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { textOf } from '#lib/server/http/uploads.ts';
import { replaceVoterList, saveElectorate } from '#lib/server/services/polls/electorates.ts';
import { openElectorate } from '#lib/server/services/polls/preparing.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const { poll, voters, places } = await openElectorate(context, Number(event.params.id));
		const { electorate } = poll.draft;
		const isList = electorate.kind === 'list';
		return {
			poll: { id: poll.id, title: poll.title, language: poll.language },
			groupId: poll.groupId,
			kind: electorate.kind,
			voters,
			places,
			twice: numberIn(event.url, 'twice'),
			isSaved: event.url.searchParams.has('saved'),
			form: isList
				? undefined
				: await openForm(event, electorateSchema, fieldsOfElectorate(electorate, poll.savedAt)),
			list: isList ? await openForm(event, listSchema) : undefined
		};
	});

export const actions = {
	save: (event) =>
		submitForm(event, electorateSchema, async (fields) => {
			await saveElectorate(cityContext(event), Number(event.params.id), fields);
			redirect(303, `${pageOf(event)}?saved`);
		}),
	list: (event) =>
		submitForm(event, listSchema, async (fields, form, sent) => {
			const file = await textOf(sent, 'file');
			// What a file holds comes back in the field, where a bad line can be mended.
			const entries = [fields.entries, file].filter((text) => text.trim()).join('\n');
			form.data.entries = entries;
			const id = Number(event.params.id);
			const { twice } = await replaceVoterList(cityContext(event), id, entries);
			redirect(303, `${pageOf(event)}?saved&twice=${twice}`);
		})
};

function pageOf({ params }: RequestEvent): string {
	return to(`/${params.city}/polls/${params.id}/electorate`);
}
