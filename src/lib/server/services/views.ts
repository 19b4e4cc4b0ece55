import type { Db } from '../database/connect.ts';
import { addViews } from '../queries/views.ts';

/** Per process: city -> proposal -> times it was seen since the last write. */
const seen = new Map<number, Map<number, number>>();

/** Counts, in memory, that somebody looked at a proposal: a page view writes nothing. */
export function noteView(cityId: number, proposalId: number): void {
	const ofCity = seen.get(cityId) ?? new Map<number, number>();
	seen.set(cityId, ofCity.set(proposalId, (ofCity.get(proposalId) ?? 0) + 1));
}

/** Writes what was counted, one statement a city; what could not be written is counted on. */
export async function writeViews(db: Db): Promise<void> {
	for (const [cityId, views] of [...seen]) {
		seen.delete(cityId);
		const rows = [...views].map(([proposalId, views]) => ({ proposalId, views }));
		try {
			await addViews(db, cityId, rows);
		} catch (fault) {
			for (const { proposalId, views } of rows) {
				const ofCity = seen.get(cityId) ?? new Map<number, number>();
				seen.set(cityId, ofCity.set(proposalId, (ofCity.get(proposalId) ?? 0) + views));
			}
			throw fault;
		}
	}
}

/** Writes now and then. @returns a function that ends this, after the last are written */
export function keepWritingViews(
	db: Db,
	onFault: (fault: unknown) => void,
	every = 20_000
): () => Promise<void> {
	let writing = Promise.resolve();
	const write = () => (writing = writing.then(() => writeViews(db)).catch(onFault));
	const timer = setInterval(write, every);
	return async () => {
		clearInterval(timer);
		await write();
	};
}
