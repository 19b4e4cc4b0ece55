import { answer } from '#lib/server/http/answer.ts';
import { showRoots } from '#lib/server/services/polls/receipts.ts';

export const load = (event) =>
	answer(event, (context) => showRoots(context, Number(event.params.id)));
