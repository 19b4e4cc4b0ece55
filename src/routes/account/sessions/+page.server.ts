import { redirect } from '@sveltejs/kit';
import { answerAccount } from '#lib/server/http/answer.ts';
import { act } from '#lib/server/http/forms.ts';
import { keptQuery } from '#lib/server/http/frame.ts';
import { endOtherSessions, endSession, listSessions } from '#lib/server/services/sessions.ts';
import { to } from '#lib/i18n/link.ts';

export const load = (event) =>
	answerAccount(event, async (context) => ({
		sessions: await listSessions(context),
		kept: keptQuery(event)
	}));

export const actions = {
	end: (event) =>
		act(event, async (fields) => {
			await endSession(event.locals.accountContext, String(fields.get('session')));
			redirect(303, to(`/account/sessions${keptQuery(event)}`));
		}),
	endOthers: (event) =>
		act(event, async () => {
			await endOtherSessions(event.locals.accountContext);
			redirect(303, to(`/account/sessions${keptQuery(event)}`));
		})
};
