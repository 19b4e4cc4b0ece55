import { readConfig, type Config } from './config.ts';
import { connect, type Db } from './database/connect.ts';
import { createQueue, startWorkers } from './jobs/queue.ts';
import { handlers, rhythms } from './jobs/handlers.ts';
import { log } from './log.ts';
import { openCarrier, type Carrier } from './mail/carrier.ts';
import { openPusher, type Pusher } from './push/service.ts';
import { openTranslator, type Translator } from './translation/translator.ts';
import { keepPolls } from './services/polls/keeping.ts';
import { keepTelling } from './services/threads/telling.ts';
import { keepWritingViews } from './services/views.ts';

/** What one process of the server holds open from start to stop. */
export interface Running {
	config: Config;
	db: Db;
	/** Undefined when there is no mail server: mails then wait in the queue. */
	carrier: Carrier | undefined;
	/** Undefined when the city has no keys for notifications on devices. */
	pusher: Pusher | undefined;
	/** Undefined when there is no machine that translates. */
	translator: Translator | undefined;
}

let current: Running | undefined;

/** Opens database and workers; the process's `sveltekit:shutdown` closes them after the last request. */
export async function startRunning(env: Record<string, string | undefined>): Promise<void> {
	const config = readConfig(env);
	if (!config.databaseUrl)
		throw new Error('DATABASE_URL is missing: start the server by `npm start` or `npm run demo`.');
	const db = connect(config.databaseUrl);
	const carrier = openCarrier(config);
	if (!carrier) log.warn('SMTP_URL is not set: mails wait in the queue, for two weeks at most');
	const [pusher, translator] = [openPusher(config), openTranslator(config)];
	current = { config, db, carrier, pusher, translator };
	const stopWorkers = config.jobs
		? await startWorkers(
				createQueue(db, (fault) => log.error({ fault: fault.message }, 'queue')),
				handlers(current),
				rhythms
			)
		: async () => undefined;
	const stopWritingViews = keepWritingViews(db, (fault) =>
		log.warn(causeOf(fault), 'views not written yet')
	);
	// Also without jobs: this process's own ballots go into the log, and no poll stays open too long.
	const stopKeepingPolls = keepPolls(db, (fault) => log.error(causeOf(fault), 'polls'));
	const stopTelling = await keepTelling(db, (fault) => log.error(causeOf(fault), 'open threads'));
	process.once('sveltekit:shutdown', async () => {
		await stopWorkers();
		await stopTelling();
		await stopWritingViews();
		await stopKeepingPolls();
		carrier?.close();
		await db.destroy();
	});
}

function causeOf(fault: unknown): { fault: string } {
	return { fault: fault instanceof Error ? fault.message : 'unknown' };
}

export function running(): Running {
	if (!current) throw new Error('The server has not been started.');
	return current;
}
