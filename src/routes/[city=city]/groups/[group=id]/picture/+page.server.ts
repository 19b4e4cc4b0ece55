import { redirect } from '@sveltejs/kit';
import { pictureForm } from '#lib/domain/group.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { bytesOf } from '#lib/server/http/uploads.ts';
import { removeGroupPicture, setGroupPicture } from '#lib/server/services/group-pictures.ts';
import { openGroupForEditing } from '#lib/server/services/groups.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const group = await openGroupForEditing(context, Number(event.params.group));
		const { id, name, language, picture, pictureAlt } = group;
		return {
			group: { id, name, language, picture, pictureAlt },
			form: await openForm(event, pictureForm, { pictureAlt })
		};
	});

export const actions = {
	set: (event) =>
		submitForm(event, pictureForm, async ({ pictureAlt }, _form, sent) => {
			const picture = await bytesOf(sent, 'picture');
			const id = Number(event.params.group);
			await setGroupPicture(cityContext(event), id, { picture, alt: pictureAlt });
			redirect(303, to(`/${event.params.city}/groups/${id}`));
		}),
	remove: (event) =>
		act(event, async () => {
			await removeGroupPicture(cityContext(event), Number(event.params.group));
			redirect(303, to(`/${event.params.city}/groups/${event.params.group}`));
		})
};
