import { describe, expect, test } from 'vitest';
import { stv } from '#lib/domain/tally/irv.ts';
import { runOffRules } from '#lib/domain/tally/run-off-rules.ts';
import { stvScottish } from '#lib/domain/tally/stv-scottish.ts';
import { drawn, named, ranked, seats, winners } from '../../support/poll.ts';

describe('The single transferable vote of Scottish councils', () => {
	// Quota of 2 seats and 17 votes: floor(17 / 3) + 1 = 6.
	const ward = ranked(
		'Aino Bo Cem Dora',
		'9: Aino > Bo',
		'1: Aino',
		'4: Cem > Dora',
		'3: Dora > Cem'
	);

	test('the quota is the first whole number above votes over seats plus one', () => {
		expect(stvScottish(ward, seats(2)).quota).toBe('6.00000');
		expect(stvScottish(ranked('Aino Bo', '2: Aino', '1: Bo'), seats(1)).quota).toBe('2.00000');
		expect(stvScottish(ranked('Aino Bo', '2: Aino', '2: Bo'), seats(1)).quota).toBe('3.00000');
	});

	test('a surplus moves with every paper, each worth the surplus over the total', () => {
		const [, second] = stvScottish(ward, seats(2)).rounds;
		// Surplus 4 of 10 papers: each is worth 0.4; nine go to Bo, one finds nobody.
		expect(second?.transfers).toEqual([
			{ from: 0, because: 'surplus', to: [[1, '3.60000']], inactive: '0.40000', cut: '0.00000' }
		]);
		expect(second?.totals).toEqual(['6.00000', '3.60000', '4.00000', '3.00000']);
	});

	test('one is excluded a stage, the lowest, and the last seat goes to who reaches the quota', () => {
		const count = stvScottish(ward, seats(2));
		expect(count.rounds.map(({ excluded }) => named(count, excluded).join())).toEqual([
			'',
			'Dora',
			''
		]);
		expect(winners(count)).toBe('Aino Cem');
		expect(count.rounds[2]?.totals).toEqual(['6.00000', '3.60000', '7.00000', null]);
	});

	test('values are cut at five decimals, and what is cut is nobody’s', () => {
		// Surplus 3 of 7: 3/7 = 0.428571… is cut to 0.42857.
		const count = stvScottish(
			ranked('Aino Bo Cem Dora', '7: Aino > Bo', '2: Cem', '2: Dora'),
			seats(2)
		);
		expect(count.quota).toBe('4.00000');
		expect(count.rounds[1]).toMatchObject({ cut: '0.00001' });
		expect(count.rounds[1]?.totals[1]).toBe('2.99999');
	});

	test('the largest surplus goes first, and surpluses go before exclusions', () => {
		const count = stvScottish(
			ranked(
				'Aino Bo Cem Dora Emil',
				'9: Aino > Cem',
				'8: Bo > Dora',
				'2: Cem',
				'1: Dora',
				'1: Emil'
			),
			seats(3)
		);
		const moves = count.rounds.flatMap(({ transfers }) => transfers);
		expect(
			moves.slice(0, 2).map(({ from, because }) => [named(count, [from])[0], because])
		).toEqual([
			['Aino', 'surplus'],
			['Bo', 'surplus']
		]);
	});

	test('papers that were worth less move for that much less', () => {
		// Quota 5. Aino's surplus of 5 makes her ten papers worth 0.5; Bo then has 2 + 5 = 7 and a
		// surplus of 2: papers of 0.5 become 0.14285, whole ones 0.28571.
		const count = stvScottish(
			ranked('Aino Bo Cem Dora', '10: Aino > Bo > Cem', '2: Bo > Dora', '3: Cem', '4: Dora'),
			seats(3)
		);
		expect(count.rounds[2]?.transfers[0]).toMatchObject({
			to: [
				[2, '1.42850'],
				[3, '0.57142']
			]
		});
	});

	test('equal totals are told apart by the last earlier stage in which they differed', () => {
		// Aino's surplus lifts Bo from 1 to Cem's 2; in the first stage Bo had less.
		const count = stvScottish(
			ranked('Aino Bo Cem Dora', '2: Aino > Bo', '6: Aino > Dora', '1: Bo', '2: Cem', '2: Dora'),
			seats(3)
		);
		expect(count.rounds[2]?.totals.slice(1, 3)).toEqual(['2.00000', '2.00000']);
		expect(count.tieBreaks).toMatchObject([
			{ about: 'exclusion', by: 'earlier-round', earlier: 1, chosen: 1, round: 3 }
		]);
		expect(winners(count)).toBe('Aino Dora Cem');
	});

	test('that never differed are settled by the lot', () => {
		const count = stvScottish(
			ranked('Aino Bo Cem', '4: Aino', '3: Bo', '3: Cem'),
			drawn('Aino Cem Bo')
		);
		expect(named(count, count.rounds[0]?.excluded ?? [])).toEqual(['Bo']);
		expect(count.tieBreaks).toMatchObject([{ about: 'exclusion', by: 'drawn', chosen: 1 }]);
	});

	test('as many as seats left are elected without the quota', () => {
		const count = stvScottish(ranked('Aino Bo', '3: Aino', '1: Bo'), seats(2));
		expect(winners(count)).toBe('Aino Bo');
		expect(count.rounds[0]?.because).toBe('remaining');
		expect(winners(stvScottish(ranked('Aino Bo', '3: Aino'), seats(5)))).toBe('Aino Bo');
	});

	test('a count without votes has no rounds and elects nobody', () => {
		expect(stvScottish(ranked('Aino Bo', '2:'), seats(1))).toMatchObject({
			winners: [],
			rounds: []
		});
	});
});

describe('The single transferable vote with rules of its own', () => {
	const rules = runOffRules.parse({ elect: 'quota', places: 4, zerosTogether: false });

	test('several may be elected in one round, their surpluses moving together', () => {
		const election = ranked(
			'Aino Bo Cem Dora',
			'9: Aino > Cem',
			'9: Bo > Dora',
			'3: Cem',
			'1: Dora'
		);
		const count = stv(election, seats(3), rules);
		expect(named(count, count.rounds[0]?.elected ?? []).sort()).toEqual(['Aino', 'Bo']);
		const [first, second] = count.rounds[1]?.transfers ?? [];
		// Quota 6: 3 of 9 is 0.3333, so nine papers carry 2.9997 and 0.0003 is cut.
		expect(first).toMatchObject({ because: 'surplus', cut: '0.0003' });
		expect(second?.to[0]?.[1]).toBe('2.9997');
	});

	test('a last round shows where the last surplus would have gone', () => {
		const count = stv(ranked('Aino Bo', '9: Aino > Bo', '1: Bo'), seats(1), rules);
		expect(count.rounds.at(-1)?.inactive.filled).toBe('2.9997');
	});
});
