import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locales } from '#lib/domain/locale.ts';
import type { Terms } from '#lib/domain/tally/begin.ts';
import { counting } from '#lib/domain/tally/counting.ts';
import type { Election } from '#lib/domain/tally/election.ts';
import { quorum } from '#lib/domain/tally/quorum.ts';
import { tally } from '#lib/domain/tally/tally.ts';
import { withoutIsolates } from '#lib/i18n/isolate.ts';
import { methodName, methodSaid } from '#lib/i18n/poll-methods.ts';
import { detailsOf } from '#lib/i18n/poll-result/detail.ts';
import { stepsOf } from '#lib/i18n/poll-result/steps.ts';
import { findingOf, findingsOf } from '#lib/i18n/poll-words.ts';
import { askedOf, methodsAsked } from '../support/asked.ts';
import { budget, marked, ranked, seats, TERMS } from '../support/poll.ts';
import { polls } from '../support/polls.ts';

/** Whole: no placeholder, no key instead of a text, nothing that a program would say. */
function expectWords(text: string): void {
	expect(text).not.toBe('');
	expect(text).not.toMatch(/[{}]|undefined|NaN|\[object|[a-z]_[a-z]/);
	expect(text).not.toMatch(/ {2}|\(\)|: \.|^[\s,.:]/);
}

/** A counted election with its question. */
function counted(election: Election, method: object, terms: Terms = TERMS) {
	const chosen = counting.parse(method);
	return [askedOf(election, chosen), tally(election, terms, chosen)] as const;
}

const answered = (yes: number, no: number, abstain = 0): Election => ({
	kind: 'answered',
	title: 'Shall we light the path?',
	options: [{ id: 'it', name: 'Shall we light the path?' }],
	ballots: [
		[yes, 'yes'],
		[no, 'no'],
		[abstain, 'abstain']
	]
});

describe('what a result says', () => {
	test.each(methodsAsked)('%s is told in all four languages', (method, kind) => {
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

	test('a proposal passes or does not, with its votes', () => {
		const [asked, passed] = counted(answered(61, 40), { method: 'majority' });
		expect(findingOf(asked, passed, 'en')).toBe('The proposal passes: 61 yes, 40 no');
		expect(findingOf(asked, passed, 'fi')).toBe('Esitys hyväksytään: 61 kyllä, 40 ei');
		expect(findingOf(...counted(answered(40, 61), { method: 'majority' }), 'sv')).toBe(
			'Förslaget antas inte: 40 ja, 61 nej'
		);
	});

	test('that too few took part is said first', () => {
		const [asked, passed] = counted(answered(12, 4), { method: 'majority' });
		const found = {
			quorum: quorum(16, 100, '1/4'),
			interim: false,
			questions: [{ id: asked.id, tally: passed }]
		};
		expect(findingsOf({ questions: [asked] }, found, 'en')).toEqual([
			'Too few took part for a result: 16 ballots of the 25 needed',
			'The proposal passes: 12 yes, 4 no'
		]);
	});

	test('a count before closing says so', () => {
		const [asked, passed] = counted(answered(12, 4), { method: 'majority' });
		const found = { quorum: null, interim: true, questions: [{ id: asked.id, tally: passed }] };
		expect(findingsOf({ questions: [asked] }, found, 'de')).toEqual([
			'Bisher: Der Vorschlag ist angenommen: 12 Ja, 4 Nein'
		]);
	});

	test('a lot that decides is said plainly, one that does not is not', () => {
		const level = marked('Path Road Bridge', '5: Path', '5: Road', '2: Bridge');
		const lot = findingOf(...counted(level, { method: 'plurality' }), 'en');
		expect(lot).toMatch(/^It is a tie, and the lot falls on (Path|Road)$/);
		const both = findingOf(...counted(level, { method: 'plurality' }, seats(2)), 'en');
		expect(both).toMatch(/^Voters choose (Path and Road|Road and Path)$/);
	});

	test('nobody voted, and nobody said anything, are two findings', () => {
		const none = counted(marked('Path Road'), { method: 'approval' });
		const blank = counted(marked('Path Road', '3:'), { method: 'approval' });
		expect(findingOf(...none, 'en')).toBe('Nobody voted on this');
		expect(findingOf(...blank, 'en')).toBe('All ballots were blank');
	});

	test('"none of these" is not a name that wins', () => {
		const [asked, won] = counted(marked('Path None', '1: Path', '3: None'), {
			method: 'plurality'
		});
		if (asked.kind !== 'marked') throw new Error('marks were asked for');
		const options = asked.options.map((option) =>
			option.name === 'None' ? { ...option, role: 'none' as const } : option
		);
		expect(findingOf({ ...asked, options }, won, 'en')).toBe('Voters want none of the options');
	});

	test('a round says who goes out, with how many votes, and where they move', () => {
		const election = ranked(
			'Path Road Bridge',
			'5: Path',
			'4: Road',
			'2: Bridge > Road',
			'1: Bridge'
		);
		const [asked, won] = counted(election, { method: 'irv' });
		const [, first] = stepsOf(asked, won, { locale: 'en' });
		expect(first?.title).toBe('Round 1');
		expect(first?.sentences.map(withoutIsolates)).toEqual([
			'Each ballot counts for its first choice: Path 5, Road 4 and Bridge 3.',
			'Needed to be elected: 7 votes.',
			'Bridge has the fewest (3 votes) and goes out.',
			'The ballots of Bridge move on to Road 2.',
			'Without a further choice: 1 vote.'
		]);
	});

	test('a project that is passed over has its reason', () => {
		const election = budget('Park:300 Pool:900 Bench:50', '1000', '9: Park', '8: Pool', '7: Bench');
		const [asked, funded] = counted(election, { method: 'budget-greedy' });
		expect(findingOf(asked, funded, 'en')).toBe('2 of 3 projects are funded');
		const steps = stepsOf(asked, funded, { locale: 'en', currency: 'EUR' });
		expect(steps.flatMap(({ sentences }) => sentences.map(withoutIsolates))).toContain(
			'Pool (8 votes) costs €900, more than the €700 left, and is passed over.'
		);
	});
});
