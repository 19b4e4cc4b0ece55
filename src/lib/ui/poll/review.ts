import { ranksOf } from '#lib/domain/poll/fill/filled-from.ts';
import type { Choice } from '#lib/domain/poll/choices.ts';
import { optionsOf } from '#lib/domain/poll/options.ts';
import type { PollOption, Question } from '#lib/domain/poll/question.ts';
import { plus, readRational, writeRational, ZERO } from '#lib/domain/tally/exact.ts';
import type { Answer, Ranking, Stance, TimeAnswer } from '#lib/domain/tally/election.ts';
import { answerWords, stanceWords, timeWords } from '#lib/i18n/ballot-how.ts';
import { count } from '#lib/i18n/dates.ts';
import { money } from '#lib/i18n/amounts.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** One line of what somebody is about to cast: options, and what is said of them. */
export interface Line {
	/** Names of options, in the language of the poll. */
	names: readonly string[];
	/** In the language of the page. */
	said?: string;
}

export interface Reviewed {
	/** `ranks`: the place of a line is what it says. */
	kind: 'words' | 'lines' | 'ranks';
	words?: string;
	lines: readonly Line[];
	/** What was left out, or what it comes to. */
	rest?: { said: (options: string) => string; names: readonly string[] };
}

type Asks = { asked: Question; writtenIn?: string | undefined; currency?: string | undefined };

/** A choice in words: everything that is cast, and what is not said in it. */
export function reviewed(choice: Choice, { asked, writtenIn, currency }: Asks): Reviewed {
	const options = optionsOf(asked);
	const name = (place: number) => nameOf(options[place], writtenIn);
	const lines = <T>(values: readonly T[], said: (value: T) => string | undefined): Line[] =>
		values.flatMap((value, place) => {
			const words = said(value);
			return words === undefined ? [] : [{ names: [name(place)], said: words }];
		});
	const left = (isLeft: (place: number) => boolean) =>
		options.flatMap((_, place) => (isLeft(place) ? [name(place)] : []));

	switch (asked.kind) {
		case 'answered':
			return { kind: 'words', words: answerWords[choice as Answer](), lines: [] };
		case 'consent':
			return { kind: 'words', words: stanceWords[choice as Stance](), lines: [] };
		case 'marked':
			return {
				kind: 'lines',
				lines: (choice as readonly number[]).map((place) => ({ names: [name(place)] }))
			};
		case 'ranked': {
			const ranks = ranksOf(choice as Ranking, options.length);
			return {
				kind: 'ranks',
				lines: (choice as Ranking).map((rank) => ({ names: rank.map(name) })),
				rest: {
					said: (options) => m.ballot_not_ranked({ options }),
					names: left((place) => ranks[place] === null)
				}
			};
		}
		case 'scored': {
			const scores = choice as readonly (number | null)[];
			const of = (score: number | null) =>
				score === null
					? undefined
					: m.ballot_score_of({ score: count(score), highest: count(asked.highest) });
			return {
				kind: 'lines',
				lines: lines(scores, of),
				rest: {
					said: (options) => m.ballot_not_scored({ options }),
					names: left((place) => scores[place] === null)
				}
			};
		}
		case 'dotted':
			return {
				kind: 'lines',
				lines: lines(choice as readonly number[], (points) =>
					points === 0 ? undefined : m.ballot_points({ count: points })
				)
			};
		case 'budget': {
			const chosen = (choice as readonly (readonly [number, number])[]).map(([place]) => place);
			const costs = chosen.map((place) => readRational(options[place]?.cost ?? '0') ?? ZERO);
			const cost = money(writeRational(costs.reduce(plus, ZERO)), undefined, currency);
			return {
				kind: 'lines',
				lines: chosen.map((place) => ({
					names: [name(place)],
					said: money(options[place]?.cost ?? '0', undefined, currency)
				})),
				rest: {
					said: () => m.ballot_together({ cost, total: money(asked.total, undefined, currency) }),
					names: ['']
				}
			};
		}
		case 'times': {
			const answers = choice as readonly (TimeAnswer | null)[];
			return {
				kind: 'lines',
				lines: lines(answers, (answer) => (answer === null ? undefined : timeWords[answer]())),
				rest: {
					said: (options) => m.ballot_no_answer({ options }),
					names: left((place) => answers[place] === null)
				}
			};
		}
	}
}

/** The written-in option by what was written. */
function nameOf(option: PollOption | undefined, writtenIn: string | undefined): string {
	const name = option?.name ?? '';
	return option?.role === 'written-in' && writtenIn ? `${name}: ${writtenIn}` : name;
}
