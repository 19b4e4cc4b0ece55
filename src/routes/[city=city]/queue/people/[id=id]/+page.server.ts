import { redirect } from '@sveltejs/kit';
import { personNoteSchema } from '#lib/domain/moderation/note.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { numberInField } from '#lib/server/http/query.ts';
import { notePerson, removeNote } from '#lib/server/services/moderation/notes.ts';
import { readPerson } from '#lib/server/services/moderation/people.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		...(await readPerson(context, Number(event.params.id))),
		now: context.now,
		form: await openForm(event, personNoteSchema)
	}));

export const actions = {
	note: (event) =>
		submitForm(event, personNoteSchema, async ({ note }) => {
			await notePerson(cityContext(event), Number(event.params.id), note);
			redirect(303, to(`/${event.params.city}/queue/people/${event.params.id}#notes`));
		}),
	'remove-note': (event) =>
		act(event, async (fields) => {
			await removeNote(cityContext(event), numberInField(fields, 'id') ?? 0);
			redirect(303, to(`/${event.params.city}/queue/people/${event.params.id}#notes`));
		})
};
