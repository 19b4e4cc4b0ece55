import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleOf, type Bundle } from '#lib/domain/poll/bundle.ts';
import { readBallot } from '#lib/domain/poll/fill.ts';
import { filledFrom } from '#lib/domain/poll/fill/filled-from.ts';
import { fitsAll } from '#lib/domain/poll/fits.ts';
import { verification, verifyBundle } from '#lib/domain/poll/verify.ts';
import { checks } from '#lib/domain/poll/verify/steps.ts';
import { bundles, closedPoll, hex } from '../../support/closed-polls.ts';
import { anyQuestion, choiceFor } from '../../support/questions.ts';
import { boolean, resealed, ranked } from '../../support/tampering.ts';

const names = (bundle: Bundle) => verifyBundle(bundle).map(({ finding }) => finding);

/** 45 people rank or say yes and no; seven change their vote: 52 lines, 45 ballots. */
const honest = bundleOf(
	closedPoll({
		questions: [boolean, ranked],
		votes: Array.from({ length: 45 }, (_, who) => {
			const vote = { q0: who % 3 ? 'yes' : 'no', q1: [[who % 3], [(who + 1) % 3]] } as const;
			return who < 7 ? [{ ...vote, q0: 'abstain' as const }, vote] : [vote];
		}),
		late: 1
	})
);
const open = bundleOf(
	closedPoll({
		questions: [boolean],
		votes: Array.from({ length: 6 }, () => [{ q0: 'yes' as const }]),
		secrecy: 'open'
	})
);
const few = bundleOf(
	closedPoll({
		questions: [boolean],
		votes: Array.from({ length: 6 }, () => [{ q0: 'yes' as const }])
	})
);
const { ballots: kept, log, roots } = honest;
const ballots = kept ?? [];
const without = <Item>(items: readonly Item[], at: number) =>
	items.filter((_, other) => other !== at);
const changed = <Item>(items: readonly Item[], at: number, to: (item: Item) => Item) =>
	items.map((item, other) => (other === at ? to(item) : item));

describe('A bundle that nobody touched', () => {
	test('is sound, whatever was asked, however secret it was and whoever changed a vote', () => {
		fc.assert(
			fc.property(bundles({ min: 0, max: 45 }), (bundle) => {
				expect(verifyBundle(bundle)).toEqual([]);
			}),
			{ numRuns: 150 }
		);
	}, 60_000);

	test('tells every check in its order, and the result counted again with the last', () => {
		const steps = [...verification(honest)].filter((step) => 'findings' in step);
		expect(steps.map(({ check }) => check)).toEqual(checks);
		expect(steps.at(-1)).toMatchObject({ findings: [], result: honest.result });
		expect([...verification(few)].at(-1)).not.toHaveProperty('result');
	});

	test('tells how far it has come', () => {
		expect([...verification(honest)]).toContainEqual({ check: 'log', done: 0, of: 52 });
		expect([...verification(honest)]).toContainEqual({ check: 'ballots', done: 0, of: 45 });
	});
});

describe('A form that was filled in', () => {
	const unanswered = [{ refusal: 'unanswered' }];

	test('gives a ballot that every verifier takes', () => {
		const pairs = anyQuestion().chain((asked) => fc.tuple(fc.constant(asked), choiceFor(asked)));
		fc.assert(
			fc.property(pairs, ([asked, choice]) => {
				const form = filledFrom({ questions: [asked] }, { [asked.id]: choice }, {});
				const fields = Object.entries(form).flatMap(([name, values]) =>
					values.map((value) => [name, value] as const)
				);
				const read = readBallot({ questions: [asked] }, fields);
				if ('choices' in read) expect(fitsAll([asked], read.choices)).toBe(true);
				// Nothing is said, though something must be: no ballot comes of it.
				else expect([asked.required, Object.values(read.faults)]).toEqual([true, [unanswered]]);
			}),
			{ numRuns: 500 }
		);
	});
});

describe('Changed rules', () => {
	test('are not those of the hash', () => {
		const rules = { ...honest.rules, closesAt: '2026-05-19T18:00:00.000Z' };
		expect(names({ ...honest, rules })).toEqual(['rules-changed']);
	});

	test('with a hash of their own are not those the log began with', () => {
		const rules = { ...honest.rules, title: 'Another riverside' };
		expect(verifyBundle(resealed({ ...honest, rules }))).toEqual([
			{ finding: 'chain-changed' },
			{ finding: 'ballots-foreign', ballots: 45 }
		]);
	});

	test('of counting show in the recount as well', () => {
		const questions = changed(honest.rules.questions, 1, (asked) => ({
			...asked,
			counting: { method: 'borda' as const }
		}));
		const findings = verifyBundle({ ...honest, rules: { ...honest.rules, questions } });
		expect(findings[0]).toEqual({ finding: 'rules-changed' });
		expect(findings).toContainEqual({
			finding: 'result-differs',
			question: 'q1',
			field: 'method',
			stated: '"irv"',
			found: '"borda"'
		});
	});

	test('that no method counts are named, not stumbled over', () => {
		const questions = changed(honest.rules.questions, 1, (asked) => ({
			...asked,
			counting: { method: 'dots' as const }
		}));
		expect(names({ ...honest, rules: { ...honest.rules, questions } })).toEqual([
			'rules-changed',
			'uncountable'
		]);
	});

	test('with another seed do not fit what was sealed at opening', () => {
		expect(names({ ...honest, seed: 'a2'.repeat(32) })).toContain('seed-changed');
	});
});

describe('In the log', () => {
	const named = (tampered: Partial<Bundle>) => verifyBundle({ ...honest, ...tampered });

	test('a line removed is missing after the last root that is right', () => {
		expect(named({ log: without(log, 3) })).toContainEqual({
			finding: 'lines-missing',
			count: 1,
			after: 0
		});
		expect(named({ log: without(log, 44) })).toContainEqual({
			finding: 'lines-missing',
			count: 1,
			after: 40
		});
		expect(named({ log: log.slice(0, 41) })).toContainEqual({
			finding: 'lines-missing',
			count: 11,
			after: 40
		});
	});

	test('a line added is one too many', () => {
		const line = { leaf: hex('stuffed') };
		const stuffed = named({ log: [...log, line] });
		expect(stuffed).toContainEqual({ finding: 'lines-added', count: 1, after: 40 });
		expect(stuffed).toContainEqual({ finding: 'ballot-missing', line: 53 });
		expect(named({ log: [line, ...log] })).toContainEqual({
			finding: 'lines-added',
			count: 1,
			after: 0
		});
	});

	test('lines that changed places are found between two roots', () => {
		const [a, b] = [log[21], log[30]];
		const turned = log.map((line) => (line === a ? b : line === b ? a : line));
		expect(named({ log: turned as typeof log })).toEqual([
			{ finding: 'lines-changed', from: 21, to: 40 }
		]);
	});

	test('a line altered is found between two roots, and its ballot has lost its line', () => {
		const altered = changed(log, 50, (line) => ({ ...line, leaf: hex('other') }));
		expect(named({ log: altered })).toContainEqual({
			finding: 'lines-changed',
			from: 41,
			to: 52
		});
	});

	test('a line hidden as replaced is found, though its ballot is dropped with it', () => {
		const victim = log[20]?.leaf ?? '';
		const hidden = changed(log, 25, (line) => ({ ...line, replaces: victim }));
		expect(named({ log: hidden }).map(({ finding }) => finding)).toContain('lines-changed');
	});

	test('a wrong end of the chain, or a wrong root, is itself what was changed', () => {
		expect(named({ chain: hex('x') })).toEqual([{ finding: 'chain-changed' }]);
		const wrong = (at: number) => changed(roots, at, (root) => ({ ...root, root: hex('x') }));
		expect(named({ roots: wrong(0) })).toEqual([{ finding: 'root-changed', size: 20 }]);
		expect(named({ roots: wrong(2) })).toEqual([{ finding: 'root-changed', size: 52 }]);
		expect(named({ roots: wrong(1), chain: hex('x') })).toEqual([
			{ finding: 'root-changed', size: 40 },
			{ finding: 'chain-changed' }
		]);
	});

	test('a root that is missing, twice, or not due is named', () => {
		const [first, ...rest] = roots;
		expect(named({ roots: rest })).toEqual([{ finding: 'root-missing', size: 20 }]);
		expect(named({ roots: [first, ...roots] as typeof roots })).toEqual([
			{ finding: 'root-undue', size: 20 }
		]);
		expect(named({ roots: [...rest, first] as typeof roots })).toEqual([
			{ finding: 'root-undue', size: 20 }
		]);
		expect(named({ roots: [{ size: 7, root: hex('x') }, ...roots] })).toEqual([
			{ finding: 'root-undue', size: 7 }
		]);
		expect(named({ roots: roots.slice(0, 2) })).toEqual([{ finding: 'root-missing', size: 52 }]);
	});

	test('a leaf stands once, and replaces one that was there and is not replaced already', () => {
		const findings = (lines: Bundle['log']) => names(resealed({ ...honest, log: lines }));
		const [first, second] = [log[0]?.leaf ?? '', log[1]?.leaf ?? ''];
		const replacing = (at: number, replaces: string) =>
			findings(changed(log, at, (line) => ({ ...line, replaces })));
		expect(findings([...log, { leaf: second }])).toContain('leaf-twice');
		expect(replacing(20, hex('never'))).toContain('replaces-nothing');
		expect(replacing(0, second)).toContain('replaces-nothing');
		expect(replacing(20, first)).toContain('replaced-twice');
		expect(
			names(resealed({ ...honest, rules: { ...honest.rules, secrecy: 'detached' } }))
		).toContain('replaced-in-detached');
	});
});

describe('Of the ballots', () => {
	const named = (tampered: Bundle['ballots']) =>
		verifyBundle({ ...honest, ballots: tampered }).filter(
			({ finding }) => finding !== 'result-differs' && finding !== 'input-differs'
		);
	const other = { q0: 'no' as const, q1: [[2]] };

	test('every one that is removed, altered or added is named', () => {
		fc.assert(
			fc.property(fc.nat({ max: 44 }), fc.nat({ max: 44 }), (at, to) => {
				expect(named(without(ballots, at))).toEqual([
					{ finding: 'ballot-missing', line: expect.any(Number) }
				]);
				expect(named(changed(ballots, at, (one) => ({ ...one, choices: other })))).toEqual([
					{ finding: 'ballot-altered', ballot: at + 1, line: expect.any(Number) }
				]);
				const stuffed = { choices: other, nonce: '00'.repeat(16) };
				expect(named(ballots.toSpliced(to, 0, stuffed))).toEqual([
					{ finding: 'ballot-added', ballot: to + 1 }
				]);
			})
		);
	});

	test('several altered at once are named one by one, beside one removed', () => {
		const tampered = without(
			ballots.map((one, at) => (at === 4 || at === 5 ? { ...one, choices: other } : one)),
			20
		);
		expect(named(tampered).map(({ finding }) => finding)).toEqual([
			'ballot-altered',
			'ballot-altered',
			'ballot-missing'
		]);
	});

	test('one that stands twice, or out of order, is named', () => {
		const [first, second] = ballots;
		expect(named([...ballots.slice(0, 1), ...ballots])).toEqual([
			{ finding: 'ballot-twice', ballot: 2, first: 1 }
		]);
		expect(named([second, first, ...ballots.slice(2)] as typeof ballots)).toEqual([
			{ finding: 'ballots-unordered', ballot: 2 }
		]);
	});

	test('one that its voter had changed is named', () => {
		const votes = [[{ q0: 'no' as const }, { q0: 'yes' as const }], [{ q0: 'yes' as const }]];
		const poll = closedPoll({ questions: [boolean], votes, secrecy: 'open' });
		const replaced = poll.log.findIndex(({ leaf }) =>
			poll.log.some(({ replaces }) => replaces === leaf)
		);
		const former = { choices: { q0: 'no' as const }, nonce: hex('0 0').slice(0, 32) };
		const own = poll.ballots.slice(1);
		const bundle = bundleOf({
			...poll,
			ballots: [...own, { ...former, leaf: poll.log[replaced]?.leaf ?? '' }]
		});
		expect(names(bundle)).toEqual(
			expect.arrayContaining(['ballot-replaced', 'ballot-missing', 'result-differs'])
		);
	});

	test('one that does not answer the questions is named and not counted', () => {
		const poll = closedPoll({
			questions: [boolean],
			votes: [[{ q0: 'yes' }], [{ q0: 'agree' }], [{ q1: 'yes' }]],
			secrecy: 'open'
		});
		const findings = verifyBundle(bundleOf(poll));
		expect(findings.filter(({ finding }) => finding === 'ballot-invalid')).toHaveLength(2);
		expect(findings).toContainEqual({
			finding: 'result-differs',
			field: 'counted',
			stated: '3',
			found: '1'
		});
	});

	test('none is kept back that should be shown, nor shown that should be kept back', () => {
		expect(named(null)).toEqual([{ finding: 'ballots-withheld', ballots: 45 }]);
		expect(names({ ...open, ballots: null })).toContain('ballots-withheld');
		const secret = { ...open.rules, secrecy: 'confidential' as const };
		expect(names(resealed({ ...open, rules: secret }))).toEqual(
			expect.arrayContaining(['ballots-exposed', 'names-exposed'])
		);
	});
});

describe('Of the people', () => {
	test('there are no more ballots than people entitled', () => {
		const rules = { ...honest.rules, entitled: 43 };
		const findings = verifyBundle(resealed({ ...honest, rules }));
		expect(findings).toContainEqual({ finding: 'too-many-ballots', ballots: 45, entitled: 44 });
	});

	test('late additions count among those entitled', () => {
		expect(verifyBundle({ ...honest, late: [] })).toEqual(
			expect.arrayContaining([
				{ finding: 'result-differs', field: 'entitled', stated: '49', found: '48' }
			])
		);
	});

	test('every ballot came by one way', () => {
		const channels = { ...honest.channels, paper: honest.channels.paper + 2 };
		expect(verifyBundle({ ...honest, channels })).toEqual([
			{ finding: 'channels-differ', stated: 47, ballots: 45 }
		]);
	});

	test('names stand beside counted ballots, once each', () => {
		const given = open.names ?? [];
		const named = (names: typeof given) => verifyBundle({ ...open, names });
		expect(named(changed(given, 2, (one) => ({ ...one, leaf: hex('x') })))).toEqual([
			{ finding: 'name-without-ballot', name: 3 }
		]);
		expect(named([...given, ...given.slice(0, 1)])).toEqual([
			{ finding: 'name-twice', name: 7, first: 1 }
		]);
		expect(names({ ...honest, names: [] })).toEqual(['names-exposed']);
	});
});

describe('The result', () => {
	const stating = (bundle: Bundle, field: string, value: unknown): Bundle => {
		const copy = JSON.parse(JSON.stringify(bundle));
		const path = ['result', ...field.split('.')];
		const last = path.pop() ?? '';
		path.reduce((at, key) => at[key], copy)[last] = value;
		return copy;
	};

	test('is compared field by field', () => {
		expect(verifyBundle(stating(honest, 'questions.1.tally.rounds.0.totals.1', '16'))).toEqual([
			{
				finding: 'result-differs',
				question: 'q1',
				field: 'rounds.0.totals.1',
				stated: '"16"',
				found: '"15"'
			}
		]);
		expect(verifyBundle(stating(honest, 'quorum.needed', 2))).toEqual([
			{ finding: 'result-differs', field: 'quorum.needed', stated: '2', found: '13' }
		]);
		expect(names(stating(honest, 'questions.0.tally.input', hex('x')))).toEqual(['input-differs']);
		expect(names(stating(honest, 'questions.0.tally', {}))).toContain('result-differs');
		expect(names(stating(honest, 'questions', []))).toContain('result-differs');
	});

	test('every field of it, in polls of every kind', () => {
		fc.assert(
			fc.property(bundles({ min: 20, max: 24 }), fc.nat(), (bundle, pick) => {
				const fields = pathsIn(bundle.result);
				const field = fields[pick % fields.length] ?? '';
				const findings = names(stating(bundle, field, 'tampered'));
				expect(findings).toHaveLength(1);
				expect(findings[0]).toMatch(/^(result|input)-differs$/);
			}),
			{ numRuns: 100 }
		);
	}, 60_000);

	test('of ballots that are kept back is held to the numbers of the log and to the rules', () => {
		expect(names(stating(few, 'counted', 7))).toEqual(['result-differs']);
		expect(names(stating(few, 'quorum.ballots', 7))).toEqual(['result-differs']);
		expect(names(stating(few, 'questions.0.tally.ballots.cast', 7))).toEqual(['result-differs']);
		expect(names(stating(few, 'questions.0.tally.seats', 2))).toEqual(['result-differs']);
		expect(names(stating(few, 'questions.0.tally.input', hex('x')))).toEqual(['input-differs']);
		expect(names(stating(few, 'questions.0.tally', {}))).toContain('result-differs');
	});
});

/** The way to every plain value in it. */
function pathsIn(value: unknown, path: readonly string[] = []): string[] {
	if (typeof value !== 'object' || value === null) return [path.join('.')];
	return Object.entries(value).flatMap(([key, member]) => pathsIn(member, [...path, key]));
}
