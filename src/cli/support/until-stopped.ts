/**
 * Waits for Ctrl-C or a stop from the system, runs `stop` and ends the process.
 * A second Ctrl-C ends it at once.
 */
export function untilStopped(stop: (reason: string) => Promise<void>): void {
	let asked: number | undefined;
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (asked === undefined) {
				asked = Date.now();
				void end(stop(signal));
			} else if (Date.now() - asked > echo) {
				process.exit(130);
			}
		});
	}
}

/** One Ctrl-C arrives twice: from the terminal, and from npm, which passes it on. */
const echo = 500;

async function end(stopped: Promise<void>): Promise<void> {
	try {
		await stopped;
		process.exit(0);
	} catch (error) {
		console.error(error);
		process.exit(1);
	}
}
