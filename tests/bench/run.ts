// npm run bench: how often moderation is right, and how long the long things take, on real lists of three cities.
// Figures are for comparing within one run; nothing here passes or fails.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, type Db } from '#lib/server/database/connect.ts';
import { startEmbedded } from '#lib/server/database/embedded.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { aCity } from '../support/city.ts';
import { aGroup } from '../support/group.ts';
import { benchClassifier } from './classifier.ts';
import { dataFolder, lists, missingLists } from './data.ts';
import { benchDiscussions } from './discussions.ts';
import { benchImports, type Place } from './imports.ts';
import { benchModeration, grownQueue } from './moderation.ts';
import { benchPages } from './pages.ts';
import { benchSearch } from './search.ts';
import { benchStreams } from './streams.ts';
import { benchTelling } from './telling.ts';
import { benchThreads, grownThreads } from './threads.ts';

benchClassifier();

const missing = missingLists();
if (missing.length > 0) {
	console.log(
		`There is nothing to measure with: ${missing.join(', ')} not found.\nThe lists are read from ${dataFolder}; KUMPPANI_DATA names another folder.`
	);
	process.exit();
}

const folder = await mkdtemp(path.join(tmpdir(), 'kumppani-bench-'));
await chmod(folder, 0o755); // the server may run as another user
const server = await startEmbedded({ dataDir: folder });
try {
	const db = connect(server.url);
	await migrate(db);
	const places = await foundPlaces(db);
	await benchImports(db, places);
	const largest = places.at(-1);
	if (!largest) throw new Error('There is no list to search in.');
	await benchDiscussions(db, largest);
	await benchSearch(db, largest.city);
	const { id } = await db
		.selectFrom('proposal')
		.where('city_id', '=', largest.city.id)
		.select((eb) => eb.fn.max('id').as('id'))
		.executeTakeFirstOrThrow();
	const lively = await aCity(db, { slug: 'lively' });
	const groupId = await aGroup(db, lively);
	const threads = await grownThreads(db, lively, groupId);
	await benchTelling(db, lively, groupId);
	await benchPages(server.url, {
		'list of proposals': `/${largest.city.slug}/proposals`,
		'one proposal': `/${largest.city.slug}/proposals/${id}`
	});
	await benchThreads(server.url, threads);
	await grownQueue(db, lively, threads);
	const { small: thread, session } = threads;
	await benchModeration(server.url, db, { city: lively, session, thread });
	await db.destroy();
	await benchStreams(server.url, lively, threads.small);
} finally {
	await server.stop();
	await rm(folder, { recursive: true });
}

/** A city and a group for each list. */
async function foundPlaces(db: Db): Promise<Place[]> {
	return Promise.all(
		lists.map(async (list) => {
			const city = await aCity(db, { slug: list.city });
			return { list, city, groupId: await aGroup(db, city) };
		})
	);
}
