// npm run demo: everything on this machine, with nothing to set up and nothing sent anywhere.
import { parseArgs } from 'node:util';
import { readConfig, type Config } from '#lib/server/config.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { demoHosts, demoPassword, demoRoles } from './seed/accounts.ts';
import { dataFolder, onDatabase, openDatabase } from './support/database.ts';
import { buildAfresh, buildIsFresh } from './support/fresh-build.ts';
import { listen, type Answer, type Listening } from './support/listen.ts';
import { orSayWhy } from './support/say.ts';
import { closeSite, loadSite } from './support/site.ts';
import { startOver } from './support/start-over.ts';
import { untilStopped } from './support/until-stopped.ts';

await orSayWhy(async () => {
	const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
	const config = demoConfig();
	if (!buildIsFresh()) {
		console.log('Building the pages, which takes a moment the first time …');
		await buildAfresh();
	}
	if (values.fresh) await startOver(dataFolder(config));
	const database = await openDatabase(config);
	await onDatabase(database.url, async (db) => {
		await migrate(db);
		// Not before: what people write needs the messages, which the build has compiled.
		const { seed } = await import('./seed.ts');
		await seed(db, { now: new Date() });
	});

	process.env.DATABASE_URL = database.url;
	process.env.DATA_DIR = dataFolder(config);
	const server = await listenNear(await loadSite({ followAddress: true }), config);
	console.log(welcome(server.port));

	untilStopped(async (signal) => {
		console.log('\nStopping …');
		await server.stop();
		await closeSite(signal);
		await database.stop();
	});
});

/** The demo keeps to itself: no city's database, mail server or address, whatever the environment says. */
function demoConfig(): Config {
	for (const name of [
		'DATABASE_URL',
		'ORIGIN',
		'SMTP_URL',
		...['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'],
		...['TRANSLATION_URL', 'TRANSLATION_API_KEY']
	]) {
		if (process.env[name]) console.log(`The demo takes no notice of ${name}.`);
		process.env[name] = '';
	}
	process.env.KUMPPANI_DEMO = '1';
	process.env.LOG_LEVEL ??= 'warn';
	return readConfig(process.env);
}

/** On the wanted port or, when others have taken it, on the next free one. */
async function listenNear(site: Answer, { host, port }: Config): Promise<Listening> {
	for (let offset = 0; ; offset++) {
		try {
			const server = await listen(site, { host, port: port + offset });
			if (offset > 0) console.log(`Port ${port} is taken, so this is ${server.port}.`);
			return server;
		} catch (error) {
			const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
			if (!taken || offset === 50) throw error;
		}
	}
}

function welcome(port: number): string {
	const site = `http://localhost:${port}`;
	const people = demoHosts.map((host) =>
		demoRoles.map((role) => `${role}@${host}`.padEnd(30)).join('')
	);
	return `
Kumppani is open at ${site}

Sign in with the password ${demoPassword} as
  ${people.map((line) => line.trim()).join('\n  ')}

Every mail it sends stays here: ${site}/demo/mail
Ctrl-C stops it; "npm run demo -- --fresh" starts over.
`;
}
