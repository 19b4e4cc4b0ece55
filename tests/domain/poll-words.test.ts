import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locales, type Locale } from '#lib/domain/locale.ts';
import type { Method } from '#lib/domain/tally/counting.ts';
import type { Election } from '#lib/domain/tally/election.ts';
import { quorum } from '#lib/domain/tally/quorum.ts';
import { tally } from '#lib/domain/tally/tally.ts';
import { withoutIsolates } from '#lib/i18n/isolate.ts';
import { methodName, methodSaid } from '#lib/i18n/poll-methods.ts';
import { detailsOf } from '#lib/i18n/poll-result/detail.ts';
import { stepsOf } from '#lib/i18n/poll-result/steps.ts';
import { findingOf, findingsOf } from '#lib/i18n/poll-words.ts';
import { askedOf } from '../support/asked.ts';
import { majorityRule } from '#lib/domain/tally/majority.ts';
import { budget, drawn, marked, ranked, TERMS, seats } from '../support/poll.ts';
import { polls } from '../support/polls.ts';

/** Every method with the ballots that it counts on our pages. */
const methods: [Method, Election['kind']][] = [
	['majority', 'answered'],
	['consent', 'consent'],
	['plurality', 'marked'],
	['approval', 'marked'],
	['irv', 'ranked'],
	['stv', 'ranked'],
	['stv-scottish', 'ranked'],
	['schulze', 'ranked'],
	['ranked-pairs', 'ranked'],
	['borda', 'ranked'],
	['score', 'scored'],
	['majority-judgment', 'scored'],
	['dots', 'dotted'],
	['budget-greedy', 'budget'],
	['budget-greedy-no-skip', 'budget'],
	['equal-shares', 'budget'],
	['best-time', 'times']
];

/** Whole: no placeholder, no key instead of a text, nothing that a program would say. */
function expectWords(text: string): void {
	expect(text).not.toBe('');
	expect(text).not.toMatch(/[{}]|undefined|NaN|\[object|[a-z]_[a-z]/);
	expect(text).not.toMatch(/ {2}|\(\)|: \.|^[\s,.:]/);
}

describe('what a result says', () => {
	test.each(methods)('%s is told in all four languages', (method, kind) => {
		fc.assert(
			fc.property(polls([kind], [method]), ({ election, counting, terms }) => {
				const asked = askedOf(election, counting);
				const counted = tally(election, terms, counting);
				for (const locale of locales) {
					expectWords(methodName(method, locale));
					expectWords(methodSaid(asked, locale));
					expectWords(findingOf(asked, counted, locale));
					for (const said of detailsOf(asked, counted, { locale })) expectWords(said);
					for (const { title, sentences } of stepsOf(asked, counted, { locale })) {
						if (title !== undefined) expectWords(title);
						for (const sentence of sentences) expectWords(sentence);
					}
				}
			}),
			{ numRuns: 20 }
		);
	});
});
