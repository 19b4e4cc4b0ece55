import { answer } from '#lib/server/http/answer.ts';
import { openRunning } from '#lib/server/services/polls/running.ts';

export const load = (event) =>
	answer(event, async (context) => ({ run: await openRunning(context, Number(event.params.id)) }));
