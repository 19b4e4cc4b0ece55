/** Runs a command to its end; what goes wrong is said in a sentence and the status tells it. */
export async function orSayWhy(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		console.error(sentence(error));
		if (process.env.LOG_LEVEL === 'debug') console.error(error);
		process.exit(isMisuse(error) ? 2 : 1);
	}
}

function sentence(error: unknown): string {
	if (error instanceof AggregateError && !error.message)
		return error.errors.map(sentence).join('\n');
	return error instanceof Error ? error.message : String(error);
}

/** Words after the command that it does not know. */
function isMisuse(error: unknown): boolean {
	return (
		error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
	);
}
