import { answer } from '#lib/server/http/answer.ts';
import { openPrinting } from '#lib/server/services/polls/printing.ts';

export const load = (event) =>
	answer(event, (context) => openPrinting(context, Number(event.params.id)));
