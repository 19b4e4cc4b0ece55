import { redirect } from '@sveltejs/kit';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act } from '#lib/server/http/forms.ts';
import { acceptInvitation, readInvitation } from '#lib/server/services/guests.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const invitation = await readInvitation(context, event.params.token);
		return { invitation, signedIn: event.locals.account !== undefined };
	});

export const actions = {
	default: (event) =>
		act(event, async () => {
			const groupId = await acceptInvitation(cityContext(event), event.params.token);
			redirect(303, to(`/${event.params.city}/groups/${groupId}?joined`));
		})
};
