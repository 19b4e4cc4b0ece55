import { answer } from '#lib/server/http/answer.ts';
import { openAdministration } from '#lib/server/services/administration.ts';

export const load = (event) => answer(event, openAdministration);
