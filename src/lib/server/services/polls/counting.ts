import type { PollCount } from '#lib/domain/poll/result.ts';
import type { PollRules } from '#lib/domain/poll/rules.ts';
import { countInWorker } from '../../counting/count-in-worker.ts';
import type { Db } from '../../database/connect.ts';
import { ballotLines } from '../../queries/polls/box.ts';
import { rollFigures } from '../../queries/polls/roll.ts';
import type { PollKey } from '../../queries/polls.ts';

/** Counts what is in the box now, beside the server's own thread. */
export async function countNow(
	db: Db,
	key: PollKey,
	rules: PollRules,
	{ seed, interim }: { seed: string; interim: boolean }
): Promise<PollCount> {
	const { entitled, late, channels } = await rollFigures(db, key);
	const ballots = await ballotLines(db, key);
	const result = await countInWorker({ rules, ballots, seed, entitled });
	// Who came on paper is marked by hand; everybody else has a ballot: the rest of the box is paper.
	const { paper: paperMarks, ...others } = channels;
	const paper = Object.values(others).reduce((rest, people) => rest - people, result.counted);
	return { ...result, late, channels: { ...others, paper }, paperMarks, interim };
}
