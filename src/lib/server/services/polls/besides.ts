import type { Choices } from '#lib/domain/poll/choices.ts';
import type { Context } from '../../context.ts';
import { namesOfBallots } from '../../queries/polls/box.ts';
import { remarksBeside } from './remarks.ts';
import type { SeenPoll } from './showing.ts';

/** So many voters are named on a page at the most. */
const most = 500;

/** What stands beside a result: who voted what, in an open poll, and what people wrote with their votes. */
export async function besides({ db, city }: Context, { poll, rules }: SeenPoll) {
	const key = { cityId: city.id, pollId: poll.id };
	const closed = poll.state === 'closed' ? rules : null;
	const [names, remarks] = await Promise.all([
		rules?.secrecy === 'open' && poll.state !== 'annulled' ? namesOfBallots(db, key) : null,
		closed && remarksBeside(db, key, closed)
	]);
	return {
		names:
			names &&
			names.slice(0, most).map(({ name, choices }) => ({
				name,
				choices: JSON.parse(choices) as Choices
			})),
		reasons: remarks?.reasons ?? null,
		written: remarks?.written ?? null
	};
}
