import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act } from '#lib/server/http/forms.ts';
import { seeUnsubscribing, unsubscribe } from '#lib/server/services/notifications/unsubscribing.ts';

export const load = (event) =>
	answer(event, (context) => seeUnsubscribing(context, event.params.token));

export const actions = {
	// Also the button of a mail program (RFC 8058), which follows no redirect: the answer is the page.
	default: (event) =>
		act(event, async () => {
			await unsubscribe(cityContext(event), event.params.token);
			return { isDone: true };
		})
};
