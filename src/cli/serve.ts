// npm start: the site for real. Brings the database up to date, then serves until it is stopped.
import { readConfig, requireOrigin } from '#lib/server/config.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { onDatabase, openDatabase } from './support/database.ts';
import { listen } from './support/listen.ts';
import { orSayWhy } from './support/say.ts';
import { closeSite, loadSite } from './support/site.ts';
import { untilStopped } from './support/until-stopped.ts';

await orSayWhy(async () => {
	const config = readConfig(process.env);
	const origin = requireOrigin(config);
	const database = await openDatabase(config);
	await onDatabase(database.url, migrate);

	process.env.DATABASE_URL = database.url;
	process.env.ORIGIN = origin;
	const site = await loadSite({ followAddress: false });
	const server = await listen(site, config).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EADDRINUSE') throw error;
		throw new Error(`Port ${config.port} is taken by another program: set PORT to a free one.`);
	});
	console.log(`Kumppani serves ${origin} on port ${server.port}.`);

	untilStopped(async (signal) => {
		await server.stop();
		await closeSite(signal);
		await database.stop();
	});
});
