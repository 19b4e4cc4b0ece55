import { redirect } from '@sveltejs/kit';
import { addressesForm, linkForm } from '#lib/domain/invitation.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act, openForm, submitForm } from '#lib/server/http/forms.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { textOf } from '#lib/server/http/uploads.ts';
import {
	createInvitationLink,
	inviteAddresses,
	listInvitations,
	revokeInvitation
} from '#lib/server/services/invitations.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const before = numberIn(event.url, 'before');
		const page = await listInvitations(context, Number(event.params.group), { before });
		const { id, name, language, state, visibility } = page.group;
		return {
			...page,
			group: { id, name, language, state, visibility },
			isFirst: before === undefined,
			invited: event.url.searchParams.has('invited')
				? {
						count: numberIn(event.url, 'invited') ?? 0,
						already: numberIn(event.url, 'already') ?? 0
					}
				: undefined,
			form: await openForm(event, addressesForm)
		};
	});

export const actions = {
	link: (event) =>
		act(event, async (fields) => {
			const { days } = linkForm.catch({ days: '30' }).parse({ days: fields.get('days') });
			const { city, group } = event.params;
			const token = await createInvitationLink(cityContext(event), Number(group), {
				days: Number(days)
			});
			return { link: event.url.origin + to(`/${city}/invitation/${token}`) };
		}),
	mail: (event) =>
		submitForm(event, addressesForm, async (data, form, sent) => {
			const file = await textOf(sent, 'file');
			// What a file holds comes back in the field, where a bad line can be mended.
			const addresses = [data.addresses, file].filter((text) => text.trim()).join('\n');
			form.data.addresses = addresses;
			const { city, group } = event.params;
			const { invited, alreadyInvited } = await inviteAddresses(cityContext(event), Number(group), {
				addresses,
				days: Number(data.days)
			});
			const told = `invited=${invited}&already=${alreadyInvited}`;
			redirect(303, to(`/${city}/groups/${group}/invitations?${told}`));
		}),
	revoke: (event) =>
		act(event, async (fields) => {
			const { city, group } = event.params;
			const id = Number(fields.get('invitation'));
			await revokeInvitation(cityContext(event), Number(group), Number.isSafeInteger(id) ? id : 0);
			redirect(303, to(`/${city}/groups/${group}/invitations`));
		})
};
