import { describe, expect, test } from 'vitest';
import { irv } from '#lib/domain/tally/irv.ts';
import { runOffRules, type RunOffRules } from '#lib/domain/tally/run-off-rules.ts';
import { drawn, named, ranked, seats, TERMS, winners } from '../../support/poll.ts';

const rules = (given: Partial<RunOffRules>) => runOffRules.parse(given);

const fivesomes = ranked(
	'Aino Bo Cem Dora',
	'8: Aino > Dora',
	'7: Bo > Cem',
	'5: Cem > Bo > Aino',
	'3: Dora > Cem',
	'1: Dora'
);

describe('Instant runoff', () => {
	test('moves the ballots of the lowest to their next choice until one has more than half', () => {
		const count = irv(fivesomes, TERMS);
		expect(count.rounds.map(({ totals }) => totals)).toEqual([
			['8', '7', '5', '4'],
			['8', '7', '8', null],
			['8', null, '15', null]
		]);
		expect(winners(count)).toBe('Cem');
		expect(count.rounds.at(-1)).toMatchObject({ quota: '12', because: 'quota' });
	});

	test('tells from whom votes came, to whom they went and which ran out', () => {
		const [, second, third] = irv(fivesomes, TERMS).rounds;
		expect(second?.transfers).toEqual([
			{ from: 3, because: 'exclusion', to: [[2, '3']], inactive: '1', cut: '0' }
		]);
		expect(second?.inactive.exhausted).toBe('1');
		expect(third?.transfers[0]?.to).toEqual([[2, '7']]);
	});

	test('half is not enough', () => {
		const count = irv(
			ranked('Aino Bo Cem', '4: Aino', '3: Bo', '1: Cem > Bo'),
			drawn('Bo Aino Cem')
		);
		expect(count.rounds.map(({ elected }) => elected.length)).toEqual([0, 1]);
	});

	test('a tie of the last two is settled by the round before, and told', () => {
		const count = irv(ranked('Aino Bo Cem', '4: Aino', '3: Bo', '1: Cem > Bo'), TERMS);
		expect(winners(count)).toBe('Aino');
		expect(count.rounds.at(-1)?.because).toBe('last-two');
		expect(count.tieBreaks).toMatchObject([{ by: 'earlier-round', earlier: 1, chosen: 0 }]);
	});

	test('only one of several tied losers goes out at a time', () => {
		const count = irv(
			ranked('Aino Bo Cem', '4: Aino', '3: Bo > Cem', '3: Cem > Bo'),
			drawn('Aino Bo Cem')
		);
		expect(named(count, count.rounds[0]?.excluded ?? [])).toEqual(['Cem']);
		expect(winners(count)).toBe('Bo');
	});

	test('options without any vote go out together', () => {
		const count = irv(
			ranked('Aino Bo Cem Dora', '3: Aino', '2: Bo', '2: Bo > Aino', '1: Aino'),
			TERMS
		);
		expect(count.rounds[0]?.excluded).toEqual([2, 3]);
	});

	test('a count without ballots elects nobody', () => {
		expect(irv(ranked('Aino Bo'), TERMS)).toMatchObject({ winners: [], rounds: [] });
		expect(irv(ranked('Aino Bo', '7:'), TERMS)).toMatchObject({
			winners: [],
			ballots: { blank: 7 }
		});
	});

	test('an option alone is elected', () => {
		expect(winners(irv(ranked('Aino', '1: Aino'), TERMS))).toBe('Aino');
	});

	test('those withdrawn are passed over', () => {
		const count = irv(fivesomes, TERMS, rules({ withdrawn: ['Cem'] }));
		expect(count.rounds[0]?.totals).toEqual(['8', '12', null, '4']);
	});
});

describe('A ballot that was not filled in as asked', () => {
	const first = (line: string, given: Partial<RunOffRules>) => {
		const election = ranked('Aino Bo Cem Dora', line, '9: Cem', '8: Dora');
		const { totals, inactive } = irv(election, TERMS, rules(given)).rounds[0] ?? {};
		return { aino: totals?.[0], bo: totals?.[1], ...inactive };
	};

	test('with two options in one rank ends there', () => {
		expect(first('4: Aino = Bo > Bo', {})).toMatchObject({ aino: '0', bo: '0', overvote: '4' });
	});

	test('or is passed over to the next rank', () => {
		expect(first('4: Aino = Cem > Bo', { overvote: 'passed-over' })).toMatchObject({ bo: '4' });
		expect(first('4: Aino = Bo', { overvote: 'passed-over' })).toMatchObject({ exhausted: '4' });
	});

	test('or ends only while several of them continue', () => {
		const given: Partial<RunOffRules> = { overvote: 'ends-if-several-continue', withdrawn: ['Bo'] };
		expect(first('4: Aino = Bo', given)).toMatchObject({ aino: '4' });
		expect(first('4: Aino = Cem', given)).toMatchObject({ overvote: '4' });
	});

	test('may skip ranks, as many as the rule lets pass', () => {
		expect(first('4: > > Aino', {})).toMatchObject({ aino: '4' });
		expect(first('4: > Aino', { skippedRanks: 1 })).toMatchObject({ aino: '4' });
		expect(first('4: > > Aino', { skippedRanks: 1 })).toMatchObject({ aino: '0', skipped: '4' });
	});

	test('that names somebody twice goes on, or ends where the rule says so', () => {
		const election = ranked('Aino Bo Cem', '2: Aino > Aino > Bo', '3: Bo', '4: Cem');
		expect(irv(election, TERMS).rounds[1]?.totals).toEqual([null, '5', '4']);
		const strict = irv(election, TERMS, rules({ repeat: 'ends' }));
		expect(strict.rounds[1]?.inactive.repeat).toBe('2');
	});
});

describe('Rules that cities choose', () => {
	const election = ranked('Aino Bo Cem Dora', '10: Aino', '9: Bo', '3: Cem > Bo', '2: Dora > Cem');

	test('batch: all who cannot catch up together go out in one round', () => {
		const count = irv(election, TERMS, rules({ batch: true }));
		expect(named(count, count.rounds[0]?.excluded ?? [])).toEqual(['Dora', 'Cem']);
		expect(winners(count)).toBe(winners(irv(election, TERMS)));
	});

	test('until two: the record goes on after somebody has won', () => {
		const clear = ranked('Aino Bo Cem', '10: Aino', '3: Bo', '2: Cem > Bo');
		const count = irv(clear, TERMS, rules({ untilTwo: true }));
		expect(winners(count)).toBe('Aino');
		expect(count.rounds.map(({ totals }) => totals)).toEqual([
			['10', '3', '2'],
			['10', '3', '2'],
			['10', '5', null]
		]);
	});

	test('last standing: the lowest goes out until as many are left as seats', () => {
		const count = irv(election, seats(2), rules({ elect: 'last-standing' }));
		expect(winners(count)).toBe('Bo Aino');
		expect(winners(irv(election, seats(2)))).toBe('Bo Aino');
	});

	test('share: all that remain above a share of the votes are elected', () => {
		const count = irv(election, seats(1), rules({ elect: 'share', share: '3/10' }));
		expect(winners(count)).toBe('Bo Aino');
		expect(count.rounds.at(-1)?.quota).toBe('6.60000');
	});

	test('one after another: each seat by a count of its own', () => {
		const count = irv(election, seats(2), rules({ oneAfterAnother: true }));
		expect(winners(count)).toBe('Bo Aino');
		expect(count.passes).toHaveLength(2);
	});

	test('the pile of undeclared write-ins goes out first and cannot win', () => {
		const base = ranked('Aino Bo Others', '5: Others > Bo', '3: Aino', '1: Bo');
		const options = base.options.map((option) =>
			option.id === 'Others' ? { ...option, writeIns: true as const } : option
		);
		const count = irv({ ...base, options }, TERMS);
		expect(count.rounds[0]).toMatchObject({ elected: [], excluded: [2] });
		expect(winners(count)).toBe('Bo');
	});
});
