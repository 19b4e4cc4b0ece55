import fc from 'fast-check';
import { counting, type Method } from '#lib/domain/tally/counting.ts';
import type { Counted, Election, Option } from '#lib/domain/tally/election.ts';

/** Polls of the given kinds, counted by one of the given methods with terms of any sort. */
export function polls(kinds: readonly Election['kind'][] = KINDS, methods?: readonly Method[]) {
	return fc
		.record({
			election: fc.constantFrom(...kinds).chain(electionOf),
			rules,
			completion: fc.constantFrom('none', 'add1', 'add1-exhaustive', 'add1-then-greedy'),
			seats: fc.integer({ min: 1, max: 4 }),
			seed: fc.string(),
			pick: fc.nat()
		})
		.map(({ election, rules, completion, seats, seed, pick }) => {
			const suited = methods ?? BY_KIND[election.kind];
			const method = suited[pick % suited.length];
			const choices = {
				...(method === 'irv' || method === 'stv' ? { rules } : {}),
				...(method === 'equal-shares' ? { completion } : {})
			};
			const terms = { seats, ties: { backward: true, lot: { seed } } };
			return { election, counting: counting.parse({ method, ...choices }), terms };
		});
}

/** The same ballots one by one, in another order. */
export function rebundled(election: Election, turn: number): Election {
	const single = (election.ballots as Counted<unknown>[]).flatMap(([count, ballot]) =>
		Array.from({ length: count }, () => [1, ballot] as const)
	);
	const cut = single.length === 0 ? 0 : turn % single.length;
	const ballots = [...single.slice(cut), ...single.slice(0, cut)].reverse();
	return { ...election, ballots } as Election;
}

/** The same election with its options listed the other way round. */
export function backwards(election: Election): Election {
	const last = election.options.length - 1;
	const flip = (place: number) => (place < 0 ? place : last - place);
	const options = [...election.options].reverse();
	const turn = (ballot: unknown): unknown => {
		switch (election.kind) {
			case 'ranked':
				return (ballot as number[][]).map((rank) => rank.map(flip));
			case 'marked':
				return (ballot as number[]).map(flip);
			case 'budget':
				return (ballot as [number, number][]).map(([place, points]) => [flip(place), points]);
			default:
				return [...(ballot as unknown[])].reverse();
		}
	};
	const ballots = (election.ballots as Counted<unknown>[]).map(([count, ballot]) => [
		count,
		turn(ballot)
	]);
	return { ...election, options, ballots } as unknown as Election;
}

const BY_KIND: Record<Election['kind'], readonly Method[]> = {
	ranked: [
		'plurality',
		'approval',
		'irv',
		'stv',
		'stv-scottish',
		'schulze',
		'ranked-pairs',
		'borda'
	],
	marked: ['plurality', 'approval'],
	scored: ['score', 'majority-judgment'],
	dotted: ['dots'],
	answered: ['majority'],
	consent: ['consent'],
	budget: ['approval', 'budget-greedy', 'budget-greedy-no-skip', 'equal-shares'],
	times: ['best-time']
};
const KINDS = Object.keys(BY_KIND) as Election['kind'][];

const rules = fc.record({
	overvote: fc.constantFrom('ends', 'passed-over', 'ends-if-several-continue'),
	skippedRanks: fc.constantFrom('any', 0, 1),
	repeat: fc.constantFrom('passed-over', 'ends'),
	elect: fc.constantFrom('majority', 'last-standing', 'share'),
	oneAfterAnother: fc.boolean(),
	share: fc.constantFrom('1/10', '1/3', '0.15', '1'),
	shareOfFirstRound: fc.boolean(),
	severalPerRound: fc.boolean(),
	quotaPlaces: fc.constantFrom(0, 2),
	places: fc.constantFrom(2, 5),
	batch: fc.boolean(),
	zerosTogether: fc.boolean(),
	untilTwo: fc.boolean()
});

const optionList = fc.integer({ min: 1, max: 5 }).map((size): Option[] =>
	Array.from({ length: size }, (_, at) => ({
		id: `id-${at}`,
		name: `Name ${at}`,
		cost: `${at * 7 + 5}`
	}))
);

const many = <Ballot>(ballot: fc.Arbitrary<Ballot>) =>
	fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), ballot), { maxLength: 10 });

/** Rankings as they come: ranks empty, shared, unreadable, options named again. */
const anyRanking = (size: number) =>
	fc.array(fc.uniqueArray(fc.integer({ min: -1, max: size - 1 }), { maxLength: 2 }), {
		maxLength: 5
	});

function electionOf(kind: Election['kind']): fc.Arbitrary<Election> {
	return optionList.chain((options): fc.Arbitrary<Election> => {
		const base = { title: '', options };
		const size = options.length;
		const each = <Value>(value: fc.Arbitrary<Value>) =>
			fc.array(value, { minLength: size, maxLength: size });
		const places = fc.subarray([...options.keys()]);
		const ranked = { ...base, kind: 'ranked' as const, seats: 1, unranked: 'last' as const };
		switch (kind) {
			case 'ranked':
				return many(anyRanking(size)).map((ballots) => ({ ...ranked, ballots }));
			case 'marked':
				return many(places).map((ballots) => ({ ...base, kind, ballots }));
			case 'scored':
				return many(each(fc.option(fc.integer({ min: 0, max: 10 })))).map((ballots) => ({
					...{ ...base, kind, ballots, lowest: 0, highest: 10 }
				}));
			case 'dotted':
				return many(each(fc.integer({ min: 0, max: 9 }))).map((ballots) => ({
					...base,
					kind,
					ballots
				}));
			case 'answered':
				return many(fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const)).map(
					(ballots) => ({ ...base, kind, ballots })
				);
			case 'consent':
				return many(
					fc.constantFrom(
						'agree' as const,
						'abstain' as const,
						'disagree' as const,
						'block' as const
					)
				).map((ballots) => ({ ...base, kind, ballots }));
			case 'times':
				return many(
					each(fc.option(fc.constantFrom('yes' as const, 'if-need-be' as const, 'no' as const)))
				).map((ballots) => ({ ...base, kind, ballots }));
			case 'budget': {
				const approvals = places.map((marks) => marks.map((place) => [place, 1] as const));
				return fc
					.tuple(many(approvals), fc.integer({ min: 0, max: 90 }))
					.map(([ballots, total]) => ({
						...{ ...base, kind, ballots, total: `${total}.50`, leastPoints: 0 }
					}));
			}
		}
	});
}
