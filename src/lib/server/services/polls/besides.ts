import type { Choices } from '#lib/domain/poll/choices.ts';
import { joinSpellings } from '#lib/domain/poll/written-in.ts';
import type { WrittenWords } from '#lib/domain/poll/words.ts';
import type { Context } from '../../context.ts';
import { namesOfBallots, namesWrittenIn, writtenWords } from '../../queries/polls/box.ts';
import type { SeenPoll } from './showing.ts';

/** So many names and reasons are on a page at the most. */
const most = 500;

/** What stands beside a result: who voted what, in an open poll, and what people wrote with their votes. */
export async function besides({ db, city }: Context, { poll, rules }: SeenPoll) {
	const key = { cityId: city.id, pollId: poll.id };
	const isClosed = poll.state === 'closed';
	const asksWhy = rules?.questions.some(({ reason }) => reason !== 'off');
	const takesNames = rules?.questions.filter(
		(asked) => 'options' in asked && asked.options.some(({ role }) => role === 'written-in')
	);
	const [names, words, written] = await Promise.all([
		rules?.secrecy === 'open' && poll.state !== 'annulled' ? namesOfBallots(db, key) : null,
		asksWhy && isClosed ? writtenWords(db, key, most) : null,
		takesNames?.length && isClosed ? namesWrittenIn(db, key, most) : null
	]);
	return {
		names:
			names && names.slice(0, most).map(({ name, choices }) => ({ name, choices: read(choices) })),
		reasons: words && words.map(({ choices, words }) => ({ choices: read(choices), words })),
		written:
			written &&
			Object.fromEntries(
				(takesNames ?? []).map(({ id }) => [
					id,
					joinSpellings(
						written.filter(({ question }) => question === id),
						rules?.language
					)
				])
			)
	};
}
export type Reason = { choices: Choices; words: WrittenWords };

function read(choices: string): Choices {
	return JSON.parse(choices) as Choices;
}
