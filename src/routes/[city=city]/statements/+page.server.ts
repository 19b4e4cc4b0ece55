import { answer } from '#lib/server/http/answer.ts';
import { listOwnStatements } from '#lib/server/services/moderation/statements.ts';

export const load = (event) =>
	answer(event, async (context) => ({ statements: await listOwnStatements(context) }));
