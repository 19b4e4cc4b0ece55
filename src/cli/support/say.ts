import { Invalid, NotFound, Refusal } from '#lib/domain/errors.ts';
import { loadWords } from './words.ts';

/** Words after the command that it does not know or that it misses: status 2. */
export class Misuse extends Error {}

/** Runs a command to its end; what goes wrong is said in a sentence and the status tells it. */
export async function orSayWhy(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		console.error(await sentence(error));
		if (process.env.LOG_LEVEL === 'debug') console.error(error);
		process.exit(isMisuse(error) ? 2 : 1);
	}
}

async function sentence(error: unknown): Promise<string> {
	if (error instanceof AggregateError && !error.message)
		return (await Promise.all(error.errors.map(sentence))).join('\n');
	if (error instanceof Refusal)
		return (await loadWords())(`refusal_${error.reason}`, error.details);
	return error instanceof Error ? error.message : String(error);
}

/** What was asked cannot be understood, as opposed to what went wrong in doing it. */
function isMisuse(error: unknown): boolean {
	return (
		error instanceof Misuse ||
		error instanceof Invalid ||
		error instanceof NotFound ||
		(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
	);
}
