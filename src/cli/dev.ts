// npm run dev: the demo's database under Vite's development server.
import { createServer } from 'vite';
import { readConfig } from '#lib/server/config.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { seed } from './seed.ts';
import { dataFolder, onDatabase, openDatabase } from './support/database.ts';
import { projectFolder } from './support/project.ts';
import { orSayWhy } from './support/say.ts';
import { closeSite } from './support/site.ts';
import { untilStopped } from './support/until-stopped.ts';

await orSayWhy(async () => {
	process.env.KUMPPANI_DEMO = '1';
	const config = readConfig(process.env);
	const database = await openDatabase(config);
	await onDatabase(database.url, async (db) => {
		await migrate(db);
		await seed(db, { now: new Date() });
	});

	process.env.DATABASE_URL = database.url;
	process.env.DATA_DIR = dataFolder(config);
	const vite = await createServer({
		root: projectFolder,
		server: { host: config.host, port: config.port }
	});
	await vite.listen();
	vite.printUrls();

	untilStopped(async (signal) => {
		await vite.close();
		await closeSite(signal);
		await database.stop();
	});
});
