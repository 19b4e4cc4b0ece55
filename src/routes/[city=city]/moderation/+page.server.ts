import { answer } from '#lib/server/http/answer.ts';
import { numberIn } from '#lib/server/http/query.ts';
import { readInPublic } from '#lib/server/services/moderation/in-public.ts';

export const load = (event) =>
	answer(event, (context) => readInPublic(context, numberIn(event.url, 'before')));
