import { randomUUID } from 'node:crypto';
import type { Db } from '#lib/server/database/connect.ts';
import { aCity, aPerson, asResident } from './city.ts';
import { aGroup, seated } from './group.ts';
import { aThread } from './thread.ts';

/** A city of its own with a group, in which Aino has begun a discussion that Fatima, of the staff, runs. */
export async function aDiscussion(db: Db) {
	const city = await aCity(db, { slug: `koti-${randomUUID().slice(0, 8)}` });
	const group = await aGroup(db, city);
	const aino = await seated(await asResident(db, city, await aPerson(db, 'Aino')), group);
	const fatima = await asResident(db, city, await aPerson(db, 'Fatima'), { role: 'facilitator' });
	return { city, group, aino, fatima, thread: await aThread(aino, group) };
}
