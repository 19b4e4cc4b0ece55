import { answer } from '#lib/server/http/answer.ts';
import { readStone } from '#lib/server/services/moderation/statements.ts';

export const load = (event) =>
	answer(event, async (context) => ({ stone: await readStone(context, Number(event.params.id)) }));
