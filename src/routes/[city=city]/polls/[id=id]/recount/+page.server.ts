import { answer } from '#lib/server/http/answer.ts';
import { showPoll } from '#lib/server/services/polls/showing.ts';

/** The count runs in the visitor's browser; without it the page tells how to do it elsewhere. */
export const csr = true;

export const load = (event) =>
	answer(event, async (context) => {
		const poll = await showPoll(context, Number(event.params.id));
		const { id, title, language, state, bundle } = poll;
		return { poll: { id, title, language, state, bundle } };
	});
