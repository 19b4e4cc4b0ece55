import { parseArgs } from 'node:util';
import { readConfig } from '#lib/server/config.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { withDatabase } from './support/database.ts';

/** kumppani migrate: what `npm start` does by itself, for those who want it done before. */
export async function run(args: string[]): Promise<void> {
	parseArgs({ args, options: {} });
	const applied = await withDatabase(readConfig(process.env), migrate);
	console.log(applied.length ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
}
