import { answer } from '#lib/server/http/answer.ts';
import { listWaiting } from '#lib/server/services/moderation/waiting.ts';
import { listOwnStatements } from '#lib/server/services/moderation/statements.ts';

export const load = (event) =>
	answer(event, async (context) => ({
		statements: await listOwnStatements(context),
		waiting: await listWaiting(context)
	}));
