import type { Db } from '../../database/connect.ts';
import { pollsWithLeaves } from '../../queries/polls/log.ts';
import { type PollKey } from '../../queries/polls.ts';
import { duePolls } from '../../queries/polls/moments.ts';
import { closeDuePoll } from './closing.ts';
import { refreshInterim } from './interim.ts';
import { openDuePoll } from './opening.ts';
import { sequenceLeaves } from './sequencing.ts';
import { remindByClock } from './telling.ts';

/** Polls for which this process has taken ballots whose leaves are not in the log yet. */
const waiting = new Map<string, PollKey>();

/** A ballot was cast here: its leaf goes into the log within a second. */
export function noteLeaf(key: PollKey): void {
	waiting.set(`${key.cityId}/${key.pollId}`, key);
}

/** Puts what waits into the log. What fails is tried again. */
export async function sequenceWaiting(db: Db): Promise<void> {
	const keys = [...waiting.values()];
	waiting.clear();
	for (const key of keys) {
		try {
			while ((await sequenceLeaves(db, key)) > 0);
			await refreshInterim(db, key);
		} catch (fault) {
			noteLeaf(key);
			throw fault;
		}
	}
}

/**
 * Opens and closes polls whose moment has come, and takes up leaves that a process left behind which
 * died. Several processes may do so at once: each act happens once.
 */
export async function keepMoments(db: Db): Promise<void> {
	for (const { due, ...key } of await duePolls(db)) {
		if (due === 'open') await openDuePoll(db, key);
		else if (due === 'remind') await remindByClock(db, key);
		else await closeDuePoll(db, key);
	}
	for (const key of await pollsWithLeaves(db)) noteLeaf(key);
}

/** Does both, again and again. @returns a function that ends this, after what is under way */
export function keepPolls(
	db: Db,
	onFault: (fault: unknown) => void,
	{ leaves = 500, moments = 5000 } = {}
): () => Promise<void> {
	const stops = [every(leaves, () => sequenceWaiting(db)), every(moments, () => keepMoments(db))];
	return async () => {
		await Promise.all(stops.map((stop) => stop()));
	};

	function every(pause: number, work: () => Promise<void>): () => Promise<void> {
		let isStopped = false;
		let timer: NodeJS.Timeout;
		let under: Promise<void> = Promise.resolve();
		const again = () => {
			timer = setTimeout(() => {
				under = work()
					.catch(onFault)
					.then(() => {
						if (!isStopped) again();
					});
			}, pause);
		};
		again();
		return async () => {
			isStopped = true;
			clearTimeout(timer);
			await under;
		};
	}
}
