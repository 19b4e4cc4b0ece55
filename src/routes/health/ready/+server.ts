import { running } from '#lib/server/running.ts';
import { checkReady } from '#lib/server/services/readiness.ts';

/** The process can work: the database answers and no migration is waiting. */
export const GET = async () => {
	const ready = await checkReady(running().db);
	return new Response(ready ? 'ready\n' : 'not ready\n', { status: ready ? 200 : 503 });
};
