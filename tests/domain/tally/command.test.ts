import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const project = path.resolve(import.meta.dirname, '../../..');
let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'tally-'));
	await writeFile(
		path.join(folder, 'ward.blt'),
		'3 2\n9 1 2 0\n4 2 0\n3 3 0\n0\nAino\nBo\nCem\nWard\n'
	);
	await writeFile(path.join(folder, 'broken.blt'), '3 2\n9 1 2 0\n4 7 0\n0\nAino\nBo\nCem\nWard\n');
	await writeFile(path.join(folder, 'tie.csv'), 'count,preferences\n2,Aino>Bo\n2,Bo>Aino\n');
	await writeFile(path.join(folder, 'drawn.json'), '{"ties":{"lot":{"drawn":["Bo","Aino"]}}}');
	await writeFile(path.join(folder, 'strange.json'), '{\n"colour": "red"\n}');
});

afterAll(() => rm(folder, { recursive: true }));

/** Runs the command as a person would; files are those above. */
function command(...args: string[]): Promise<{ status: number; out: string; err: string }> {
	return new Promise((done) => {
		execFile(
			process.execPath,
			[path.join(project, 'src/cli/main.ts'), 'tally', ...args],
			{ cwd: folder },
			(error, out, err) => done({ status: error ? Number(error.code) : 0, out, err })
		);
	});
}

describe('kumppani tally', { timeout: 30_000 }, () => {
	test('counts a file and tells every round as JSON', async () => {
		const { status, out } = await command('ward.blt', '--method', 'stv-scottish', '--json');
		expect(status).toBe(0);
		expect(JSON.parse(out)).toMatchObject({
			method: 'stv-scottish',
			version: 1,
			winners: ['Aino', 'Bo'],
			quota: '6.00000',
			rounds: [
				{
					totals: { Aino: '9.00000', Bo: '4.00000', Cem: '3.00000' },
					elected: ['Aino'],
					excluded: [],
					exhausted: '0.00000'
				},
				{ totals: { Aino: '6.00000', Bo: '6.99997', Cem: '3.00000' }, elected: ['Bo'] }
			],
			ranking: [['Aino'], ['Bo'], ['Cem']]
		});
	});

	test('fills as many seats as it is told', async () => {
		const { out } = await command('ward.blt', '--method', 'schulze', '--seats', '3', '--json');
		expect(JSON.parse(out)).toMatchObject({
			winners: ['Aino', 'Bo', 'Cem'],
			pairwise: { Aino: { Aino: 0, Bo: 9, Cem: 9 } }
		});
	});

	test('settles a tie as drawn', async () => {
		const { out } = await command('tie.csv', '--method', 'irv', '--config', 'drawn.json', '--json');
		expect(JSON.parse(out)).toMatchObject({ winners: ['Bo'], tieBreaks: [{ by: 'drawn' }] });
	});

	test('tells people at a terminal who was elected, and how', async () => {
		const { out } = await command('ward.blt', '--method', 'stv-scottish');
		expect(out).toContain('1. Aino');
		expect(out).toContain('Round 2, needed 6.00000');
	});

	test('names the line of a malformed file and what was expected, with status 2', async () => {
		expect(await command('broken.blt', '--method', 'irv')).toMatchObject({
			status: 2,
			out: '',
			err: 'broken.blt:3: expected an option from 1 to 3, not "7"\n'
		});
	});

	test.each([
		[['ward.blt', '--method', 'guess'], /--method METHOD {2}plurality/],
		[['ward.blt', '--method', 'equal-shares'], /does not count ranked ballots/],
		[['ward.blt', '--method', 'irv', '--seats', '0'], /not a number of seats/],
		[
			['ward.blt', '--method', 'irv', '--config', 'strange.json'],
			/^strange\.json:\d+: expected settings/
		],
		[['nowhere.blt', '--method', 'irv'], /cannot be read/],
		[['ward.blt', '--colour', 'red'], /colour/]
	])('refuses %j with status 2', async (args, says) => {
		const { status, err } = await command(...args);
		expect({ status, err }).toEqual({ status: 2, err: expect.stringMatching(says) });
	});
});
