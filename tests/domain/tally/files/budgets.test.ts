import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MalformedFile } from '#lib/domain/tally/files/malformed.ts';
import { readPabulib } from '#lib/domain/tally/files/pabulib.ts';

const file = (meta: string, votes: string, projects = '') =>
	`META\nkey;value\ndescription;Park money\nbudget;1000.50\n${meta}\nPROJECTS\nproject_id;cost;votes;name\np1;600;2;"Paths; paved"\np2;400.25;1;Pond\n${projects}VOTES\nvoter_id;vote;points\n${votes}`;

function fault(text: string): string {
	try {
		readPabulib(text);
	} catch (error) {
		if (error instanceof MalformedFile) return `${error.line}: ${error.expected}`;
		throw error;
	}
	return 'no fault';
}

describe('A Pabulib file', () => {
	test('has a budget, projects with costs, and votes', () => {
		const election = readPabulib(file('vote_type;approval', 'v1;p1,p2;\nv2;p1;\nv3;;\n'));
		expect(election).toMatchObject({ title: 'Park money', total: '1000.50', leastPoints: 0 });
		expect(election.options).toEqual([
			{ id: 'p1', name: 'Paths; paved', cost: '600' },
			{ id: 'p2', name: 'Pond', cost: '400.25' }
		]);
		expect(election.ballots).toEqual([
			[
				1,
				[
					[0, 1],
					[1, 1]
				]
			],
			[1, [[0, 1]]],
			[1, []]
		]);
	});

	test('may spread points, or rank: the first of so many ranks gets so many points', () => {
		expect(readPabulib(file('vote_type;cumulative', 'v1;p2,p1;3,2\n')).ballots).toEqual([
			[
				1,
				[
					[0, 2],
					[1, 3]
				]
			]
		]);
		expect(readPabulib(file('vote_type;ordinal\nmax_length;3', 'v1;p2,p1;\n')).ballots).toEqual([
			[
				1,
				[
					[0, 2],
					[1, 3]
				]
			]
		]);
	});

	test('may ask for so many points', () => {
		const meta = 'vote_type;approval\nmin_project_score_threshold;50';
		expect(readPabulib(file(meta, 'v1;p1;\n')).leastPoints).toBe(50);
	});

	test('that is malformed is told by its line', () => {
		expect(fault('')).toMatch(/a section META$/);
		expect(fault(file('vote_type;shouting', 'v1;p1;\n'))).toMatch(/^5: vote_type/);
		expect(fault(file('vote_type;approval', 'v1;p1;\nv2;p9;\n'))).toBe(
			'13: a project of this file, not "p9"'
		);
		expect(fault(file('vote_type;approval', 'v1;p1,p1;\n'))).toBe(
			'12: every project at most once in a vote'
		);
		expect(fault(file('vote_type;cumulative', 'v1;p1,p2;3\n'))).toBe(
			'12: as many points as projects'
		);
		expect(fault(file('vote_type;cumulative', 'v1;p1;1e309\n'))).toMatch(/^12:/);
		expect(fault(file('vote_type;approval', '', 'p3;-7;0;Pool\n'))).toBe('10: a cost, not "-7"');
		expect(fault(file('vote_type;approval', '', 'p1;7;0;Pool\n'))).toMatch(
			/^10: a project_id of its own/
		);
		expect(fault('META\nkey;value\nPROJECTS\nproject_id;cost\nVOTES\nvoter_id;vote\n')).toMatch(
			/vote_type/
		);
	});

	test('is read, or refused with a line, whatever is in it', () => {
		const line = fc.string({
			unit: fc.constantFrom(...'META PROJECTSVOTES;,"0123456789.p\n'.split(''))
		});
		fc.assert(
			fc.property(fc.array(line), (lines) => {
				const text = `META\n${lines.join('\n')}\nPROJECTS\n${lines.join('\n')}\nVOTES\n${lines.join(';')}`;
				expect(fault(text)).toMatch(/^(no fault|\d+: )/);
			})
		);
	});
});
