import { fewest } from '#lib/domain/poll.ts';
import type { Db } from '../../database/connect.ts';
import { countBallots } from '../../queries/polls/box.ts';
import { interimOf, keepInterim } from '../../queries/polls/closing.ts';
import { pollForClock, type PollKey } from '../../queries/polls.ts';
import { countNow } from './counting.ts';
import { rulesIn } from './frozen.ts';

/**
 * Where those who have voted may see results: counts anew when twenty more ballots have come, never in
 * between, so that no two counts differ by what one person did. The lot is not drawn before closing.
 */
export async function refreshInterim(db: Db, key: PollKey): Promise<void> {
	const poll = await pollForClock(db, key);
	if (poll?.state !== 'open' || !poll.rulesHash || !poll.rules) return;
	const rules = rulesIn(poll.rulesHash, poll.rules);
	if (rules.results !== 'after-vote') return;
	const [ballots, shown] = await Promise.all([countBallots(db, key), interimOf(db, key)]);
	if (ballots < (shown?.ballots ?? 0) + fewest) return;
	// Roll and box are read as they were at one moment, while people go on casting.
	const result = await db
		.transaction()
		.setIsolationLevel('repeatable read')
		.execute((trx) => countNow(trx, key, rules, { seed: '', interim: true }));
	await keepInterim(db, key, { ballots: result.counted, result });
}
